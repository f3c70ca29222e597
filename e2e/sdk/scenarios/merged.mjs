// SPDX-License-Identifier: Apache-2.0
import { open } from '../app.mjs';
import { readPerson } from './trend.mjs';

/** Somebody who was anonymous first is one row in the list, with both ids and the whole history. */
export default async function merged(scenario) {
  const { page, input } = scenario;
  await open(scenario, `/project/${input.project}/persons`);
  await page.getByTestId('person-row').first().waitFor();
  const rows = (await page.getByTestId('person-row').allTextContents()).map((text) => text.trim());
  await page.getByTestId('persons-search').fill(input.anonymous);
  await page.waitForURL((url) => url.searchParams.get('search') === input.anonymous);
  await page.getByTestId('person-row').filter({ hasText: input.name }).getByRole('link').click();
  return { rows, person: await readPerson(page) };
}
