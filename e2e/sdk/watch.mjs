// SPDX-License-Identifier: Apache-2.0

/** Notes everything a user's developer tools would show in red on this page. */
export async function watch(page, origins) {
  const found = [];
  const expected = [];
  const isExpected = (text) => expected.some((part) => text.includes(part));

  page.on('console', (message) => {
    // Statuses are noted below, with their method.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      found.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`page: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !origins.includes(new URL(url).origin)) found.push(`foreign: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      found.push(`status: ${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  page.on('requestfailed', (request) => {
    // The app itself cancels questions that nobody waits for any more.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') found.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  await page.exposeFunction('noteViolation', (text) => found.push(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      window.noteViolation(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });

  return {
    /** Something that has to go wrong in this scenario: a part of its text. */
    expect: (text) => expected.push(text),
    list: () => found.filter((text) => !isExpected(text)),
  };
}
