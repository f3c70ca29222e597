// SPDX-License-Identifier: Apache-2.0
import { capture, open } from '../app.mjs';

/** The list of live events fills while it is open; a row opens to its properties and leads to the person. */
export default async function live(scenario) {
  const { page, input } = scenario;
  await open(scenario, `/project/${input.project}/live`);
  await page.getByTestId('live-list').waitFor();

  const answered = await capture(input, { event: 'order paid', distinct_id: 'buyer-1', properties: { amount: 42 } });
  const acknowledgedAt = performance.now();
  const row = page.locator('[data-testid="live-row"][data-event="order paid"]');
  await row.waitFor();
  const millis = Math.round(performance.now() - acknowledgedAt);

  await row.getByRole('button').first().click();
  const properties = await row.getByTestId('live-properties').textContent();
  await row.getByTestId('live-person').click();
  const person = await page.getByTestId('person-name').textContent();
  return { answered, millis, properties, person };
}
