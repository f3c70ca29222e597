// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { breakdownTitle, formatCompact, formatNumber, formatPercent, plural, truncateMiddle } from './format';

describe('numbers', () => {
  test('are grouped by thin spaces and have two decimals at most', () => {
    expect(formatNumber(1_234_567)).toBe('1\u202f234\u202f567');
    expect(formatNumber(0.12345)).toBe('0.12');
    expect(formatNumber(-1000)).toBe('-1\u202f000');
    expect(formatNumber(0)).toBe('0');
  });

  test('that are none show as a dash', () => {
    expect(formatNumber(Number.NaN)).toBe('–');
    expect(formatNumber(null)).toBe('–');
  });

  test('are short on axes', () => {
    expect(formatCompact(999)).toBe('999');
    expect(formatCompact(12_300)).toBe('12.3k');
    expect(formatCompact(4_500_000)).toBe('4.5M');
  });

  test('as a part of nothing are no percentage', () => {
    expect(formatPercent(1, 0)).toBe('–');
    expect(formatPercent(1, 3)).toBe('33.3\u202f%');
  });

  test('count in words', () => {
    expect(plural(1, 'event')).toBe('1 event');
    expect(plural(2, 'person', 'persons')).toBe('2 persons');
  });
});

describe('names', () => {
  test('are cut in the middle, and never longer than asked', () => {
    expect(truncateMiddle('short', 10)).toBe('short');
    const cut = truncateMiddle('https://example.org/a/very/long/path/index.html', 20);
    expect(cut).toHaveLength(20);
    expect(cut.startsWith('https://exa')).toBe(true);
    expect(cut.endsWith('ex.html')).toBe(true);
  });

  test('of breakdowns say what is not set and what is the rest', () => {
    expect(breakdownTitle('$$_posthog_breakdown_null_$$')).toBe('(not set)');
    expect(breakdownTitle('$$_posthog_breakdown_other_$$')).toBe('Other');
    expect(breakdownTitle('Chrome')).toBe('Chrome');
    expect(breakdownTitle(0)).toBe('0');
  });
});
