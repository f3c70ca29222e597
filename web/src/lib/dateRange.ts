// SPDX-License-Identifier: Apache-2.0
import type { Interval, TrendsQuery } from '../api/types';
import { bucketLabel } from './time';

export type DateRange = NonNullable<TrendsQuery['dateRange']>;

export interface DatePreset {
  label: string;
  range: DateRange;
  /** The letter that picks it on the insights page. */
  key?: string;
}

export const DEFAULT_RANGE: DateRange = { date_from: '-7d' };

export const DATE_PRESETS: DatePreset[] = [
  { label: 'Today', range: { date_from: 'dStart' }, key: 'd' },
  { label: 'Yesterday', range: { date_from: '-1dStart', date_to: '-1dEnd' }, key: 'y' },
  { label: 'Last 24 hours', range: { date_from: '-24h' }, key: 'h' },
  { label: 'Last 7 days', range: { date_from: '-7d' }, key: 'w' },
  { label: 'Last 14 days', range: { date_from: '-14d' } },
  { label: 'Last 30 days', range: { date_from: '-30d' }, key: 't' },
  { label: 'Last 90 days', range: { date_from: '-90d' }, key: 'q' },
  { label: 'Last 180 days', range: { date_from: '-180d' } },
  { label: 'This month', range: { date_from: 'mStart' }, key: 'm' },
  { label: 'Previous month', range: { date_from: '-1mStart', date_to: '-1mEnd' } },
  { label: 'Year to date', range: { date_from: 'yStart' } },
  { label: 'All time', range: { date_from: 'all' }, key: 'a' },
];

export const ALL_TIME: DateRange = { date_from: 'all' };

function same(left: DateRange, right: DateRange): boolean {
  return (left.date_from ?? '-7d') === (right.date_from ?? '-7d') && (left.date_to ?? null) === (right.date_to ?? null);
}

export function presetOf(range: DateRange | undefined): DatePreset | undefined {
  return DATE_PRESETS.find((preset) => same(preset.range, range ?? DEFAULT_RANGE));
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;
const ROLLING = /^-(\d+)([hdwmqy])$/;
const UNITS: Record<string, string> = { h: 'hours', d: 'days', w: 'weeks', m: 'months', q: 'quarters', y: 'years' };

function dayText(text: string): string {
  return `${bucketLabel(text.slice(0, 10), 'day')} ${text.slice(0, 4)}`;
}

/** What the closed date picker says. */
export function rangeLabel(range: DateRange | undefined): string {
  const preset = presetOf(range);
  if (preset) return preset.label;
  const from = range?.date_from ?? '-7d';
  const to = range?.date_to ?? null;
  const rolling = ROLLING.exec(from);
  if (rolling && to === null) return `Last ${rolling[1]} ${UNITS[rolling[2] ?? 'd']}`;
  const fromText = ISO_DAY.test(from) ? dayText(from) : from;
  if (to === null) return `Since ${fromText}`;
  const toText = ISO_DAY.test(to) ? dayText(to) : to;
  return fromText === toText ? fromText : `${fromText} – ${toText}`;
}

/** The interval that gives a readable number of points when a preset is picked. */
export function naturalInterval(range: DateRange, current: Interval): Interval {
  const from = range.date_from ?? '-7d';
  if (['dStart', '-1dStart', '-24h'].includes(from)) return 'hour';
  if (['-90d', '-180d', 'yStart'].includes(from)) return current === 'hour' ? 'day' : current;
  if (from === 'all') return current === 'hour' || current === 'day' ? 'week' : current;
  return current === 'hour' ? 'day' : current;
}
