// SPDX-License-Identifier: Apache-2.0

/** A visitor of a page whose library, and what it loads later, come from the server. */
export default async function library({ page, input }) {
  const loaded = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === input.url && url.pathname.endsWith('.js')) loaded.push(`${response.status()} ${url.pathname}`);
  });
  await page.goto(input.page);
  await page.waitForFunction(() => window.posthog?.__loaded);
  await page.waitForFunction(() => window.__PosthogExtensions__?.errorWrappingFunctions);
  const version = await page.evaluate(() => posthog.LIB_VERSION ?? posthog.version);
  await page.goto(input.leaveTo);
  return { version, loaded };
}
