// SPDX-License-Identifier: Apache-2.0
import { capture, open } from '../app.mjs';

/** A new project waits for its first event; the card turns green while the page stays open. */
export default async function onboarding(scenario) {
  const { page, input } = scenario;
  await open(scenario, `/project/${input.project}/onboarding`);
  const status = page.getByTestId('onboarding-status');
  await status.waitFor();
  const before = await status.getAttribute('data-state');
  const backgroundBefore = await status.evaluate((card) => getComputedStyle(card).backgroundColor);
  const snippet = (await page.locator('pre.snippet').allTextContents()).join('\n');

  const sentAt = performance.now();
  const answered = await capture(input, {
    event: 'signed up',
    distinct_id: 'user-1',
    properties: { $lib: 'posthog-node' },
  });
  const acknowledgedAt = performance.now();
  await page.locator('[data-testid="onboarding-status"][data-state="received"]').waitFor();
  const millis = Math.round(performance.now() - acknowledgedAt);
  await page.waitForFunction(
    (former) =>
      getComputedStyle(document.querySelector('[data-testid="onboarding-status"]')).backgroundColor !== former,
    backgroundBefore,
  );
  return {
    before,
    snippet,
    answered,
    text: await status.textContent(),
    sdk: await page.getByTestId('onboarding-sdk').textContent(),
    millis,
    acknowledgedMillis: Math.round(acknowledgedAt - sentAt),
  };
}
