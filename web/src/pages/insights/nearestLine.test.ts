// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { TrendsQuery, TrendsRow } from '../../api/types';
import { newQuery } from '../../lib/insightQuery';
import { toLines } from '../../lib/trends';
import { escapeHtml, timeTooltip } from './chartTooltip';
import { nearestLine } from './nearestLine';
import { trendsCsv } from './TrendTable';

const query: TrendsQuery = { ...newQuery(), breakdownFilter: { breakdown: '$browser', breakdown_type: 'event' } };
const row = (value: string, data: number[]): TrendsRow => ({
  label: value,
  count: data.reduce((a, b) => a + b, 0),
  data,
  labels: [],
  days: ['2026-01-01', '2026-01-02'],
  breakdown_value: value,
});
const lines = toLines(query, [row('Chrome', [10, 20]), row('<b>', [1, 30])]);

test('a click means the nearest line', () => {
  expect(nearestLine(lines, 0, 9, false)?.breakdown).toBe('Chrome');
  expect(nearestLine(lines, 1, 26, false)?.breakdown).toBe('<b>');
});

test('a click into a stack means the layer it hits', () => {
  expect(nearestLine(lines, 1, 19, true)?.breakdown).toBe('Chrome');
  expect(nearestLine(lines, 1, 45, true)?.breakdown).toBe('<b>');
});

test('the tooltip sorts by value and escapes names', () => {
  const html = timeTooltip([{ dataIndex: 1 }], { kind: 'line', lines, interval: 'day', unfinished: true, dark: false });
  expect(html.indexOf('&lt;b&gt;')).toBeLessThan(html.indexOf('Chrome'));
  expect(html).toContain('still running');
  expect(escapeHtml('"<&>"')).toBe('&quot;&lt;&amp;&gt;&quot;');
});

test('the export has a row per line and a column per period', () => {
  expect(trendsCsv(lines, 'day')).toBe(
    'series,total,average,2026-01-01,2026-01-02\r\nChrome,30,15,10,20\r\n<b>,31,15.5,1,30\r\n',
  );
});
