// SPDX-License-Identifier: Apache-2.0
// What scenarios of the web app have in common.

/** Opens a page of the app and passes the sign-in page that comes first. */
export async function open({ page, input, problems }, path) {
  problems.expect('status: 401 GET /api/users/@me');
  await page.goto(input.url + path);
  await fillIn(page, input.email, input.password);
  await page.waitForURL((url) => url.pathname + url.search === path);
}

export async function fillIn(page, email, password) {
  await page.getByTestId('login-email').fill(email);
  await page.getByTestId('login-password').fill(password);
  await page.getByTestId('login-submit').click();
}

/** Sends one event as a server would: no browser, no SDK. The answer's status. */
export async function capture(input, event) {
  const response = await fetch(`${input.url}/capture/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ api_key: input.token, ...event }),
  });
  await response.text();
  return response.status;
}

export function trend(input, more) {
  const query = {
    kind: 'TrendsQuery',
    series: [{ kind: 'EventsNode', event: null, math: 'total' }],
    interval: 'day',
    ...more,
  };
  const search = new URLSearchParams({ query: JSON.stringify(query) });
  return `/project/${input.project}/insights/new?${search}`;
}

/** The table below the chart, as texts; waits until the answer belongs to the query. */
export async function table(page) {
  await page.locator('[data-testid="trend-result"][data-busy="false"]').waitFor();
  const texts = async (rows) => {
    const all = [];
    for (const row of await rows.all()) {
      const cells = (await row.locator('th, td').allTextContents()).map((text) => text.trim());
      all.push(cells);
    }
    return all;
  };
  const all = page.getByTestId('trend-table');
  return { head: (await texts(all.locator('thead tr')))[0], rows: await texts(page.getByTestId('trend-row')) };
}

/** How many pixels of the chart have the first line's colour. */
export async function drawnPixels(page) {
  return page.evaluate(() => {
    const canvas = document.querySelector('[data-testid="trend-chart"] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] === 0x2f && data[i + 1] === 0x8f && data[i + 2] === 0x6f && data[i + 3] === 255) count++;
    }
    return count;
  });
}
