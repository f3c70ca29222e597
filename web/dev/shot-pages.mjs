// SPDX-License-Identifier: Apache-2.0

const insight = (query) =>
  `/project/1/insights/new?query=${encodeURIComponent(JSON.stringify({ kind: 'TrendsQuery', ...query }))}`;
const node = (event, more = {}) => ({ kind: 'EventsNode', event, math: 'total', ...more });
const broken = { breakdownFilter: { breakdown: '$browser', breakdown_type: 'event' } };
const display = (kind) => ({ trendsFilter: { display: kind } });
const month = { dateRange: { date_from: '-30d' }, interval: 'day' };

/** Name, path, and what to do before the picture. */
export const PAGES = [
  ['insight', insight({ series: [node('$pageview'), node(null, { math: 'dau' })], ...month })],
  [
    'insight-hover',
    insight({ series: [node('$pageview')], ...month, ...broken }),
    async (page) => {
      await page.getByTestId('trend-chart').hover({ position: { x: 400, y: 160 } });
    },
  ],
  ['insight-bar', insight({ series: [node('$pageview')], ...broken, ...display('ActionsBar') })],
  ['insight-area', insight({ series: [node('$pageview')], ...month, ...broken, ...display('ActionsAreaGraph') })],
  [
    'insight-number',
    insight({
      series: [node('$pageview'), node('paragraph written', { math: 'sum', math_property: 'words' })],
      ...display('BoldNumber'),
    }),
  ],
  ['insight-pie', insight({ series: [node('$pageview')], ...broken, ...display('ActionsPie') })],
  [
    'insight-filters',
    insight({
      series: [node('document opened', { properties: [{ key: 'words', type: 'event', operator: 'gt', value: 500 }] })],
      properties: [
        { key: '$browser', type: 'event', operator: 'exact', value: ['Chrome', 'Firefox'] },
        { key: 'email', type: 'person', operator: 'is_set' },
      ],
      interval: 'week',
      dateRange: { date_from: '-90d' },
    }),
  ],
  [
    'insight-nothing',
    insight({
      series: [node('$pageview')],
      properties: [{ key: '$browser', type: 'event', operator: 'exact', value: ['Netscape'] }],
    }),
  ],
  ['insight-bad', '/project/1/insights/new?query=%7B%22kind%22%3A'],
  [
    'insight-picker',
    insight({ series: [node('$pageview')] }),
    async (page) => page.getByTestId('event-picker').click(),
  ],
  ['insight-date', insight({ series: [node('$pageview')] }), async (page) => page.getByTestId('date-picker').click()],
  [
    'insight-breakdown',
    insight({ series: [node('$pageview')] }),
    async (page) => {
      await page.getByTestId('breakdown-picker').click();
      await page.getByTestId('picker-search').last().fill('bro');
      await page.waitForTimeout(400);
    },
  ],
  [
    'persons-modal',
    insight({ series: [node('$pageview', { math: 'dau' })], ...month }),
    async (page) => {
      await page.getByTestId('trend-chart').click({ position: { x: 400, y: 160 } });
      await page.getByTestId('persons-modal-row').first().getByRole('button').click();
    },
  ],
  [
    'live',
    '/project/1/live',
    async (page) => {
      await page.getByTestId('live-row').nth(2).getByRole('button').first().click();
    },
  ],
  [
    'live-paused',
    '/project/1/live',
    async (page) => {
      await page.getByTestId('live-pause').click();
      await page.getByTestId('live-new').waitFor();
    },
  ],
  ['refused', '/project/1/live?tab=refused'],
  ['onboarding', '/project/1/onboarding'],
  ['onboarding-waiting', '/project/2/onboarding'],
  ['persons', '/project/1/persons'],
  ['persons-none', '/project/1/persons?search=zzz'],
  [
    'person',
    '/project/1/persons',
    async (page) => {
      await page.getByTestId('person-row').first().getByRole('link').click();
      await page.getByTestId('person-event').first().click();
    },
  ],
  [
    'person-properties',
    '/project/1/persons',
    async (page) => {
      await page.getByTestId('person-row').first().getByRole('link').click();
      await page.getByRole('tab', { name: 'Properties' }).click();
    },
  ],
  [
    'sql',
    '/project/1/sql',
    async (page) => {
      await page.getByTestId('sql-run').click();
      await page.getByTestId('sql-table').waitFor();
    },
  ],
  ['sql-error', `/project/1/sql?query=${encodeURIComponent('SELECT event, count()\nFORM events\nGROUP BY event')}`],
  ['settings', '/project/1/settings'],
  ['rotate', '/project/1/settings', async (page) => page.getByTestId('rotate-key').click()],
  ['palette', '/project/1/live', async (page) => page.keyboard.press('Control+k')],
  ['help', '/project/1/persons', async (page) => page.keyboard.press('?')],
  ['not-found', '/project/1/nowhere'],
  ['login', '/login'],
  [
    'login-wrong',
    '/login',
    async (page) => {
      await page.getByTestId('login-email').fill('ada@plotline.example');
      await page.getByTestId('login-password').fill('guess');
      await page.getByTestId('login-submit').click();
      await page.getByTestId('login-error').waitFor();
    },
  ],
];
