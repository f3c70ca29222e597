// SPDX-License-Identifier: Apache-2.0
// Runs one scenario in a fresh Chromium:   node run.mjs NAME < input.json
// Prints {"result", "problems"}; problems are console errors, CSP violations, refused, failed and foreign requests.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { watch } from './watch.mjs';

const name = process.argv[2];
const input = JSON.parse(readFileSync(0, 'utf8'));
const { default: scenario } = await import(`./scenarios/${name}.mjs`);

const browser = await chromium.launch({
  executablePath: input.chromium,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  context.setDefaultTimeout(input.timeoutMillis);
  const page = await context.newPage();
  const problems = await watch(page, input.origins);
  try {
    const result = await scenario({ page, input, problems });
    process.stdout.write(JSON.stringify({ result, problems: problems.list() }));
  } catch (error) {
    mkdirSync(input.pictures, { recursive: true });
    const picture = join(input.pictures, `${name}.png`);
    await page.screenshot({ path: picture });
    console.error(`${error.stack}\nat ${page.url()}, picture: ${picture}\n${problems.list().join('\n')}`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
