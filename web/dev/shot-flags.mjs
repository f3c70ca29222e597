// SPDX-License-Identifier: Apache-2.0
// The pictures of feature flags and cohorts, and the flags on them.
import { instance } from './instance.mjs';

const pro = { key: 'plan', type: 'person', operator: 'exact', value: ['pro'] };
const example = { key: 'email', type: 'person', operator: 'icontains', value: '@shop.example' };
const thirds = ['control', 'one-page', 'two-steps'].map((key, index) => ({
  key,
  name: '',
  rollout_percentage: index === 0 ? 34 : 33,
}));
const everybody = (rollout_percentage) => ({ groups: [{ properties: [], rollout_percentage }] });

/** Flags of the pictures, made when they are not there, and asked for by visitors of the last fortnight. */
export async function madeFlags(call, send) {
  const path = `/api/projects/${instance.project_id}/feature_flags`;
  const { results } = await call('GET', `${path}?limit=1000`);
  const made = async (flag) => results.find((one) => one.key === flag.key) ?? call('POST', path, flag);
  await made({ key: 'dark-mode', name: 'Dark colours in the settings', filters: everybody(100) });
  await made({ key: 'beta-search', filters: everybody(20) });
  await made({ key: 'winter-sale', name: 'Banner on the start page', active: false });
  const checkout = results.find((one) => one.key === 'checkout-layout') ?? (await madeCheckout(call, send, path));
  const ofStores = await made({
    key: 'bulk-orders',
    name: 'Orders of whole pallets',
    filters: {
      aggregation_group_type_index: 0,
      groups: [{ properties: [{ key: 'name', type: 'group', group_type_index: 0, operator: 'is_set' }] }],
    },
  });
  return { checkout: checkout.id, ofStores: ofStores.id };
}

async function madeCheckout(call, send, path) {
  const cohort = await call('POST', `/api/projects/${instance.project_id}/cohorts`, {
    name: 'Paying customers',
    filters: { properties: { type: 'AND', values: [pro] } },
  });
  const paying = { key: 'id', type: 'cohort', operator: 'in', value: cohort.id };
  const flag = await call('POST', path, {
    key: 'checkout-layout',
    name: 'Which checkout sells more; ends in December',
    filters: {
      groups: [
        { properties: [example], rollout_percentage: 100, variant: 'one-page' },
        { properties: [paying], rollout_percentage: 40 },
      ],
      multivariate: { variants: thirds },
      payloads: { 'one-page': '{"fields": ["email", "card"]}' },
    },
  });
  await call('PATCH', `${path}/${flag.id}`, { name: 'Which checkout sells more; ends in January' });
  const calls = Array.from({ length: 420 }, (_, index) => ({
    event: '$feature_flag_called',
    distinct_id: `visitor-${index % 60}`,
    timestamp: new Date(Date.now() - (index % 14) * 86_400_000 - index * 60_000).toISOString(),
    properties: {
      $feature_flag: 'checkout-layout',
      $feature_flag_response: index % 7 === 0 ? false : thirds[index % 3].key,
    },
  }));
  await send(instance.project_api_key, { batch: calls });
  return flag;
}

export function flagPages(home, empty, { checkout, ofStores }) {
  const flags = `${home}/flags`;
  const tested = async (page, id) => {
    await page.getByTestId('flag-test-id').fill(id);
    await page.getByTestId('flag-test-run').click();
    await page.getByTestId('flag-answer').waitFor();
  };
  return [
    { name: 'flags', path: flags },
    { name: 'early-access', path: `${flags}/early-access` },
    {
      name: 'early-access-new',
      path: `${flags}/early-access`,
      act: (page) => page.getByTestId('new-feature').first().click(),
    },
    { name: 'early-access-empty', path: `/project/${empty.id}/flags/early-access` },
    { name: 'flags-none', path: `${flags}?search=zzz` },
    { name: 'flags-empty', path: `/project/${empty.id}/flags` },
    { name: 'flag', path: `${flags}/${checkout}`, full: true },
    { name: 'flag-test', path: `${flags}/${checkout}?tab=test`, act: (page) => tested(page, 'visitor-42') },
    { name: 'flag-usage', path: `${flags}/${checkout}?tab=usage`, full: true },
    { name: 'flag-code', path: `${flags}/${checkout}?tab=code` },
    {
      name: 'flag-history',
      path: `${flags}/${checkout}?tab=history`,
      act: (page) => page.getByTestId('flag-entry').first().locator('summary').click(),
    },
    {
      name: 'flag-wrong',
      path: `${flags}/new`,
      full: true,
      act: async (page) => {
        await page.getByTestId('flag-key-input').fill('new checkout!');
        await page.getByText('Variants', { exact: true }).click();
        await page.getByLabel('Share', { exact: true }).first().fill('60');
        await page.getByTestId('flag-payload').first().fill('{"a":');
        await page.getByTestId('add-flag-filter').click();
        await page.getByTestId('picker-option').first().click();
        await page.getByTestId('flag-save').click();
      },
    },
    {
      name: 'flag-group',
      path: `${flags}/new`,
      full: true,
      act: async (page) => {
        await page.getByTestId('flag-key-input').fill('bulk-orders');
        await page.getByTestId('flag-match-by').click();
        await page.getByRole('option').nth(1).click();
        await page.getByTestId('add-group-filter').click();
        await page.getByTestId('group-filter-key').fill('name');
        await page.getByTestId('group-filter-values').fill('acme');
        await page.keyboard.press('Enter');
      },
    },
    {
      name: 'flag-group-test',
      path: `${flags}/${ofStores}?tab=test`,
      act: async (page) => {
        await page.getByTestId('flag-test-group-0').fill('acme');
        await tested(page, 'visitor-42');
      },
    },
    { name: 'flag-group-code', path: `${flags}/${ofStores}?tab=code` },
    {
      name: 'flag-cohort',
      path: `${flags}/new`,
      act: async (page) => {
        await page.getByTestId('add-cohort-filter').click();
        await page.getByTestId('new-cohort').click();
        await page.getByTestId('cohort-name').fill('People in Berlin');
      },
    },
    { name: 'cohorts', path: `${home}/cohorts` },
    { name: 'cohorts-empty', path: `/project/${empty.id}/cohorts` },
    {
      name: 'cohort',
      path: `${home}/cohorts`,
      act: (page) => page.getByRole('button', { name: 'Change Paying customers' }).first().click(),
    },
    {
      name: 'flag-delete',
      path: `${flags}/${checkout}`,
      act: (page) => page.getByTestId('flag-delete').click(),
    },
  ];
}
