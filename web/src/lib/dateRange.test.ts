// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { DATE_PRESETS, naturalInterval, presetOf, rangeLabel } from './dateRange';

test('every preset is recognised by its own range and has a letter of its own', () => {
  for (const preset of DATE_PRESETS) expect(presetOf(preset.range)).toBe(preset);
  const letters = DATE_PRESETS.flatMap((preset) => preset.key ?? []);
  expect(new Set(letters).size).toBe(letters.length);
});

test('a range without dates is the last seven days', () => {
  expect(rangeLabel(undefined)).toBe('Last 7 days');
  expect(rangeLabel({})).toBe('Last 7 days');
});

test('other ranges say what they are', () => {
  expect(rangeLabel({ date_from: '-45d' })).toBe('Last 45 days');
  expect(rangeLabel({ date_from: '2026-01-01', date_to: '2026-01-31' })).toBe('1 Jan 2026 – 31 Jan 2026');
  expect(rangeLabel({ date_from: '2026-01-01', date_to: '2026-01-01' })).toBe('1 Jan 2026');
  expect(rangeLabel({ date_from: '2026-01-01' })).toBe('Since 1 Jan 2026');
});

test('a preset brings an interval that reads well', () => {
  expect(naturalInterval({ date_from: '-24h' }, 'week')).toBe('hour');
  expect(naturalInterval({ date_from: '-30d' }, 'hour')).toBe('day');
  expect(naturalInterval({ date_from: '-90d' }, 'week')).toBe('week');
  expect(naturalInterval({ date_from: 'all' }, 'day')).toBe('week');
});
