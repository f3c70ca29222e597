// SPDX-License-Identifier: Apache-2.0
// Pictures of every page and state of a running instance that has demo data, light and dark; fails on console errors,
// violations of the content security policy and requests to other origins:   npm run shots -- [name …]
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { instance } from './instance.mjs';
import { pages } from './shot-pages.mjs';

const ORIGIN = process.env.ORIGIN ?? instance.url;
const OUT = process.env.OUT ?? mkdtempSync(join(tmpdir(), 'hoglet-shots-'));
const WIDTHS = (process.env.WIDTHS ?? '1440,820').split(',').map(Number);
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
const shots = (await pages()).filter((shot) => wanted.length === 0 || wanted.includes(shot.name));

async function signedIn(context) {
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/login`);
  await page.getByTestId('login-email').fill(instance.email);
  await page.getByTestId('login-password').fill(instance.password);
  await page.getByTestId('login-submit').click();
  await page.waitForURL(/\/project\//);
  await page.close();
}

/** Nothing loads any more. What keeps loading is what the picture shall show. */
async function settled(page) {
  await page.waitForTimeout(400);
  await page
    .waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 8000 })
    .catch(() => {});
}

async function take(context, shot, suffix) {
  const page = await context.newPage();
  const note = (text) => shot.noise?.test(text) || problems.push(`${shot.name} ${suffix}: ${text}`);
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on(
    'request',
    (request) =>
      !request.url().startsWith(ORIGIN) && !/^(data|blob):/.test(request.url()) && note(`request to ${request.url()}`),
  );
  try {
    await page.goto(ORIGIN + shot.path, { waitUntil: 'load' });
    await settled(page);
    await shot.act?.(page);
  } catch (error) {
    note(error.message.split('\n').slice(0, 4).join(' '));
  }
  await settled(page);
  await page.screenshot({ path: join(OUT, `${shot.name}-${suffix}.png`), fullPage: shot.full ?? false });
  await page.close();
}

for (const scheme of SCHEMES) {
  for (const width of WIDTHS) {
    const options = { colorScheme: scheme, viewport: { width, height: 900 }, timezoneId: 'America/New_York' };
    const stranger = await browser.newContext(options);
    const member = await browser.newContext(options);
    await signedIn(member);
    for (const shot of shots) await take(shot.stranger ? stranger : member, shot, `${scheme}-${width}`);
    await stranger.close();
    await member.close();
  }
}
await browser.close();
console.log(`Pictures in ${OUT}`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
