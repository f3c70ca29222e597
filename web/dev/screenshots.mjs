// SPDX-License-Identifier: Apache-2.0
// Pictures of every page, light and dark, from a running mock server; fails on console errors, CSP violations and
// requests to other origins:   npm run mock &  npm run shots -- [page …]
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PAGES } from './shot-pages.mjs';

const ORIGIN = process.env.ORIGIN ?? 'http://127.0.0.1:8123';
const OUT = process.env.OUT ?? mkdtempSync(join(tmpdir(), 'hoglet-shots-'));
const WIDTHS = (process.env.WIDTHS ?? '1440').split(',').map(Number);
const SCHEMES = (process.env.SCHEMES ?? 'light,dark').split(',');
const wanted = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
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
const problems = [];
for (const scheme of SCHEMES) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
    for (const [name, path, act] of PAGES) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const page = await context.newPage();
      const note = (text) => problems.push(`${name} ${scheme} ${width}: ${text}`);
      page.on('console', (message) => message.type() === 'error' && note(message.text()));
      page.on('pageerror', (error) => note(error.stack ?? error.message));
      page.on(
        'request',
        (request) =>
          !request.url().startsWith(ORIGIN) &&
          !/^(data|blob):/.test(request.url()) &&
          note(`foreign request ${request.url()}`),
      );
      await page.goto(ORIGIN + path, { waitUntil: 'load' });
      await page.waitForTimeout(900);
      try {
        await act?.(page);
      } catch (error) {
        note(error.message.split('\n').slice(0, 4).join(' '));
      }
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(OUT, `${name}-${scheme}-${width}.png`) });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
console.log(`Pictures in ${OUT}`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
