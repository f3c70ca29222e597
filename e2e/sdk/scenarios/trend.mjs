// SPDX-License-Identifier: Apache-2.0
import { drawnPixels, open, table, trend } from '../app.mjs';

/** Picks an event, reads the numbers, counts persons instead, and follows a point of the chart to a person. */
export default async function countEvents(scenario) {
  const { page, input } = scenario;
  await open(scenario, trend(input, { dateRange: { date_from: input.from, date_to: input.to } }));
  await table(page);

  await page.getByTestId('event-picker').click();
  await page.getByRole('textbox', { name: 'Search events' }).fill(input.event);
  await page.getByRole('option', { name: input.event }).first().click();
  await page.locator('[data-testid="trend-row"]').filter({ hasText: input.event }).first().waitFor();
  const totals = await table(page);
  const pixels = await drawnPixels(page);

  await page.getByTestId('math-select').click();
  await page.getByRole('menuitem', { name: 'Unique users' }).click();
  await page.getByTestId('trend-row').filter({ hasText: 'unique users' }).first().waitFor();
  const persons = await table(page);

  const chart = await page.getByTestId('trend-chart').boundingBox();
  await page.mouse.click(chart.x + chart.width / 2, chart.y + chart.height / 2);
  await page.getByTestId('persons-modal-count').waitFor();
  const dialog = await page.getByRole('dialog').textContent();
  const rows = page.getByTestId('persons-modal-row');
  const behind = (await rows.allTextContents()).map((text) => text.trim());

  await rows.filter({ hasText: input.person }).getByRole('link').click();
  const personPage = await readPerson(page);
  return { totals, pixels, persons, dialog, behind, person: personPage };
}

export async function readPerson(page) {
  const name = await page.getByTestId('person-name').textContent();
  const identified = await page.getByTestId('person-identified').textContent();
  const head = await page.locator('.page').textContent();
  await page.getByTestId('timeline-event').first().waitFor();
  const events = (await page.getByTestId('timeline-event').allTextContents()).map((text) => text.trim());
  await page.getByRole('tab', { name: 'Properties' }).click();
  const properties = await page.getByTestId('property-table').textContent();
  return { name, identified, head, events, properties };
}
