// SPDX-License-Identifier: Apache-2.0
import { open, table, trend } from '../app.mjs';

/** The same event is on another day after the project moved to another time zone. */
export default async function timeZone(scenario) {
  const { page, input } = scenario;
  const insight = trend(input, { dateRange: { date_from: input.from, date_to: input.to } });
  await open(scenario, insight);
  const before = await table(page);

  await page.getByTestId('nav-settings').click();
  await page.getByTestId('timezone-select').click();
  await page.getByTestId('timezone-select').fill(input.city);
  await page.getByRole('option', { name: new RegExp(input.city) }).click();
  await page.getByTestId('project-form').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Settings saved').waitFor();

  await page.goto(input.url + insight);
  const after = await table(page);
  return { before, after };
}
