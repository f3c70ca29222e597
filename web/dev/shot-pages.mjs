// SPDX-License-Identifier: Apache-2.0
import { instance, signIn } from './instance.mjs';
import { flagPages, madeFlags } from './shot-flags.mjs';
import { madeRecordings, recordingPages } from './shot-recordings.mjs';

const node = (event, more = {}) => ({ kind: 'EventsNode', event, math: 'total', ...more });
const display = (kind) => ({ trendsFilter: { display: kind } });
const byBrowser = { breakdownFilter: { breakdown: '$browser', breakdown_type: 'event', breakdown_limit: 3 } };
const byPlan = { breakdownFilter: { breakdown: 'plan', breakdown_type: 'person' } };
const fortnight = { dateRange: { date_from: '-14d' }, interval: 'day' };
const pageviews = { series: [node('$pageview')] };

const home = `/project/${instance.project_id}`;
const sql = (query) => `${home}/sql?query=${encodeURIComponent(query)}`;
const insight = (query) =>
  `${home}/insights/new?query=${encodeURIComponent(JSON.stringify({ kind: 'TrendsQuery', ...query }))}`;

const send = (key, body) =>
  fetch(`${instance.url}/capture/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify({ api_key: key, ...body }),
  });
const hello = { event: 'newsletter subscribed', distinct_id: 'visitor-42', properties: { $lib: 'web', plan: 'free' } };

const click = {
  event: '$autocapture',
  distinct_id: 'visitor-42',
  properties: {
    $lib: 'web',
    $event_type: 'click',
    $elements: [
      { tag_name: 'button', $el_text: 'Add to cart', attr__id: 'buy-42', attr__class: 'buy btn', nth_child: 3 },
      { tag_name: 'form', attr__action: '/cart/add', nth_child: 2 },
      { tag_name: 'a', attr__href: 'https://shop.example/products/coffee-grinder?ref=home', nth_child: 1 },
      ...Array.from({ length: 10 }, (_, i) => ({ tag_name: 'div', attr__class: `layer-${10 - i} px-4`, nth_child: 1 })),
      { tag_name: 'body', nth_child: 2 },
    ],
  },
};

const insights = [
  { name: 'insight', path: insight({ series: [node('$pageview'), node(null, { math: 'dau' })], ...fortnight }) },
  {
    name: 'insight-hover',
    path: insight({ ...pageviews, ...fortnight, ...byBrowser }),
    act: (page) => page.getByTestId('trend-chart').hover({ position: { x: 400, y: 160 } }),
  },
  { name: 'insight-not-set', path: insight({ ...pageviews, ...fortnight, ...byPlan }) },
  { name: 'insight-bar', path: insight({ ...pageviews, ...byBrowser, ...display('ActionsBar') }) },
  { name: 'insight-area', path: insight({ ...pageviews, ...fortnight, ...byBrowser, ...display('ActionsAreaGraph') }) },
  {
    name: 'insight-number',
    path: insight({
      series: [node('$pageview'), node('order placed', { math: 'sum', math_property: 'amount' })],
      ...display('BoldNumber'),
    }),
  },
  { name: 'insight-table', path: insight({ ...pageviews, ...fortnight, ...byBrowser, ...display('ActionsTable') }) },
  { name: 'insight-pie', path: insight({ ...pageviews, ...byBrowser, ...display('ActionsPie') }) },
  { name: 'insight-hours', path: insight({ ...pageviews, dateRange: { date_from: '-24h' }, interval: 'hour' }) },
  { name: 'insight-all', path: insight({ ...pageviews, dateRange: { date_from: 'all' }, interval: 'month' }) },
  {
    name: 'insight-elements',
    path: insight({
      series: [node('$autocapture')],
      properties: [
        { key: 'text', type: 'element', operator: 'icontains', value: 'cart' },
        { key: 'selector', type: 'element', operator: 'exact', value: ['form > button.buy'] },
      ],
      ...fortnight,
    }),
    act: async (page) => {
      await page.getByRole('button', { name: 'Add filter' }).first().click();
      const kinds = page.getByLabel('Kind of property').locator('label', { hasText: 'Autocapture' });
      await kinds.locator('visible=true').click();
    },
  },
  {
    name: 'insight-filters',
    path: insight({
      series: [
        node('order placed', { properties: [{ key: 'amount', type: 'event', operator: 'gt', value: 100 }] }),
        node('order placed', { math: 'avg', math_property: 'amount', custom_name: 'Mean order' }),
      ],
      properties: [
        { key: '$browser', type: 'event', operator: 'exact', value: ['Chrome', 'Firefox'] },
        { key: 'email', type: 'person', operator: 'is_set' },
      ],
      ...fortnight,
    }),
  },
  {
    name: 'insight-nothing',
    path: insight({
      ...pageviews,
      properties: [{ key: '$browser', type: 'event', operator: 'exact', value: ['Netscape'] }],
    }),
  },
  {
    name: 'insight-refused',
    path: insight({ ...pageviews, dateRange: { date_from: 'last tuesday' } }),
    noise: /400/,
  },
  { name: 'insight-bad', path: `${home}/insights/new?query=%7B%22kind%22%3A` },
  { name: 'insight-event-picker', path: insight(pageviews), act: (page) => page.getByTestId('event-picker').click() },
  { name: 'insight-math', path: insight(pageviews), act: (page) => page.getByTestId('math-select').click() },
  { name: 'insight-date', path: insight(pageviews), act: (page) => page.getByTestId('date-picker').click() },
  {
    name: 'insight-breakdown',
    path: insight(pageviews),
    act: async (page) => {
      await page.getByTestId('breakdown-picker').click();
      await page.getByTestId('picker-search').last().fill('bro');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'insight-values',
    path: insight({ ...pageviews, properties: [{ key: '$browser', type: 'event', operator: 'exact' }] }),
    act: async (page) => {
      await page.getByTestId('filter-values').click();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'persons-modal',
    path: insight({ series: [node('$pageview', { math: 'dau' })], ...fortnight }),
    act: async (page) => {
      await page.getByTestId('trend-chart').click({ position: { x: 400, y: 160 } });
      await page.getByTestId('persons-modal-row').first().getByRole('button').click();
    },
  },
];

const people = [
  { name: 'persons', path: `${home}/persons` },
  { name: 'persons-search', path: `${home}/persons?search=ada` },
  { name: 'persons-none', path: `${home}/persons?search=zzz` },
  {
    name: 'person',
    path: `${home}/persons?search=shop.example`,
    act: async (page) => {
      await page.getByTestId('person-row').first().getByRole('link').click();
      await page.getByTestId('timeline-event').first().click();
    },
  },
  {
    name: 'person-properties',
    path: `${home}/persons?search=shop.example`,
    act: async (page) => {
      await page.getByTestId('person-row').first().getByRole('link').click();
      await page.getByRole('tab', { name: 'Properties' }).click();
    },
  },
  { name: 'person-unknown', path: `${home}/persons/0199a3c4-7d2e-7c31-9f00-00000000ffff`, noise: /404/ },
];

const groups = [
  { name: 'groups', path: `${home}/groups` },
  { name: 'groups-none', path: `${home}/groups?search=zzz` },
  {
    name: 'groups-rename',
    path: `${home}/groups`,
    act: (page) => page.getByRole('button', { name: 'Rename this type' }).click(),
  },
  {
    name: 'group',
    path: `${home}/groups?search=thicket`,
    act: (page) => page.getByTestId('group-row').first().getByRole('link').click(),
  },
  { name: 'group-properties', path: `${home}/groups/group?type=0&key=acme&tab=properties` },
  { name: 'group-unknown', path: `${home}/groups/group?type=0&key=o'hara`, noise: /404/ },
];

const around = [
  {
    name: 'sql',
    path: `${home}/sql`,
    act: async (page) => {
      await page.getByTestId('sql-run').click();
      await page.getByTestId('sql-table').waitFor();
    },
  },
  {
    name: 'sql-error',
    path: sql('SELECT event, count()\nFROM events\nGROUP event'),
    act: (page) => page.getByTestId('sql-run').click(),
    noise: /400/,
  },
  { name: 'settings', path: `${home}/settings`, full: true },
  { name: 'settings-rotate', path: `${home}/settings`, act: (page) => page.getByTestId('rotate-key').click() },
  { name: 'palette', path: `${home}/live`, act: (page) => page.keyboard.press('Control+k') },
  { name: 'help', path: `${home}/persons`, act: (page) => page.keyboard.press('?') },
  { name: 'not-found', path: `${home}/nowhere` },
  {
    name: 'server-away',
    path: `${home}/persons`,
    act: async (page) => {
      await page.route('**/api/**', (route) => route.abort());
      await page.getByTestId('nav-sql').click();
      await page.getByTestId('sql-run').click();
      await page.getByTestId('error-state').waitFor();
    },
    noise: /ERR_FAILED/,
  },
  { name: 'login', path: '/login', stranger: true },
  {
    name: 'login-wrong',
    path: '/login',
    stranger: true,
    noise: /401/,
    act: async (page) => {
      await page.getByTestId('login-email').fill(`nobody-${Date.now()}@shop.example`);
      await page.getByTestId('login-password').fill('guess');
      await page.getByTestId('login-submit').click();
      await page.getByTestId('login-error').waitFor();
    },
  },
];

/** A project of its own for the pages that wait for something. */
function waitingPages(empty) {
  const live = `${home}/live`;
  return [
    { name: 'onboarding-waiting', path: `/project/${empty.id}/onboarding` },
    { name: 'live-empty', path: `/project/${empty.id}/live` },
    { name: 'insight-empty', path: `/project/${empty.id}/insights/new` },
    { name: 'persons-empty', path: `/project/${empty.id}/persons` },
    { name: 'groups-empty', path: `/project/${empty.id}/groups` },
    {
      name: 'onboarding-refused',
      path: `/project/${empty.id}/onboarding`,
      act: async (page) => {
        await send('phc_of_another_server', hello);
        await send(empty.api_token, { event: 'no distinct id' });
        await send('', 'this is not JSON');
        await page.getByTestId('refused-row').nth(2).waitFor();
      },
    },
    {
      name: 'live',
      path: live,
      act: async (page) => {
        await send(instance.project_api_key, hello);
        await page.getByTestId('live-row').nth(2).getByRole('button').first().click();
      },
    },
    {
      name: 'live-elements',
      path: live,
      act: async (page) => {
        await send(instance.project_api_key, click);
        await page.locator('[data-event="$autocapture"]').first().getByRole('button').first().click();
        await page.getByTestId('element-tree').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'live-paused',
      path: live,
      act: async (page) => {
        await page.getByTestId('live-pause').click();
        await send(instance.project_api_key, hello);
        await page.getByTestId('live-new').waitFor();
      },
    },
    { name: 'live-refused', path: `${live}?tab=refused` },
  ];
}

const received = (empty) => ({
  name: 'onboarding-received',
  path: `/project/${empty.id}/onboarding`,
  act: async (page) => {
    await send(empty.api_token, hello);
    await page.locator('[data-testid="onboarding-status"][data-state="received"]').waitFor();
  },
});

/** Each: name, path, and what to do before the picture; `stranger` is not signed in, `noise` is an expected message. */
export async function pages() {
  const call = await signIn();
  const empty = await call('POST', '/api/projects', { name: 'Hedge & Sons web shop' });
  const other = await call('POST', '/api/projects', { name: 'Received' });
  const flagsMade = await madeFlags(call, send);
  await madeRecordings(call, send);
  const flags = [...flagPages(home, empty, flagsMade), ...recordingPages(home, empty)];
  return [...insights, ...people, ...groups, ...flags, ...around, ...waitingPages(empty), received(other)];
}
