// SPDX-License-Identifier: Apache-2.0
import { capture, open } from '../app.mjs';

/** An event without a distinct_id is refused; the page says why and how to mend it. */
export default async function refused(scenario) {
  const { page, input } = scenario;
  await open(scenario, `/project/${input.project}/live?tab=refused`);
  const answered = await capture(input, { event: 'nobody' });
  const row = page.getByTestId('refused-row').first();
  await row.waitFor();
  return { answered, text: await row.textContent() };
}
