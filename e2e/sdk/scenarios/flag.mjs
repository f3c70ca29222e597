// SPDX-License-Identifier: Apache-2.0
import { open } from '../app.mjs';

/** Makes a flag that is on for everybody, asks what somebody gets, switches it off in the list, and asks again. */
export default async function flag(scenario) {
  const { page, input } = scenario;
  await open(scenario, `/project/${input.project}/flags`);
  await page.getByTestId('new-flag').first().click();
  await page.getByTestId('flag-key-input').fill(input.key);
  await page.getByTestId('flag-rollout').fill('100');
  await page.getByTestId('flag-save').click();
  await page.getByTestId('flag-key').filter({ hasText: input.key }).waitFor();
  const whileOn = await test(page, input.distinctId);

  await page.goto(`${input.url}/project/${input.project}/flags`);
  const row = page.getByTestId('flag-row').filter({ hasText: input.key });
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await row.getByTestId('flag-switch').click({ force: true });
  const switched = (await saved).status();
  const text = await row.textContent();
  return { whileOn, switched, text };
}

async function test(page, distinctId) {
  await page.getByRole('tab', { name: 'Test' }).click();
  await page.getByTestId('flag-test-id').fill(distinctId);
  await page.getByTestId('flag-test-run').click();
  await page.getByTestId('flag-answer').waitFor();
  return await page.getByTestId('flag-answer').textContent();
}
