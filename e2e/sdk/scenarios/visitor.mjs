// SPDX-License-Identifier: Apache-2.0

/** A visitor of a shop that has posthog-js: looks round, clicks, signs in, buys, signs out, looks round again. */
export default async function visitor({ page, input }) {
  const landed = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === input.url) landed.push(`${response.status()} ${response.request().method()} ${url.pathname}`);
  });
  await page.goto(input.page);
  await page.waitForFunction(() => window.posthog?.__loaded);
  const anonymous = await page.evaluate(() => posthog.get_distinct_id());

  await page.getByRole('button', { name: 'Add to basket' }).click();
  await page.evaluate(() => posthog.capture('tour opened', { step: 1, place: 'Zürich 🦔' }));
  await page.evaluate(
    (user) => posthog.identify(user, { email: `${user}@example.org` }, { seen_first: 'shop' }),
    input.user,
  );
  await page.evaluate(() => posthog.capture('bought', { price: 12.5 }));
  await page.evaluate((user) => posthog.alias(`${user}-crm`, user), input.user);
  await page.evaluate(() => posthog.reset());
  const afterReset = await page.evaluate(() => posthog.get_distinct_id());
  await page.evaluate(() => posthog.capture('looked again'));
  // Leaving makes the SDK send what it still holds.
  await page.goto(input.leaveTo);
  return { anonymous, afterReset, landed };
}
