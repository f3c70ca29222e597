// SPDX-License-Identifier: Apache-2.0

/** Narrow no-break space: the thin separator between groups of three digits. */
const THIN = '\u202f';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** One precision rule for all numbers: two decimals at most, none for integers, thin separators. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  return grouped.format(value).replaceAll(',', THIN);
}

/** For axes, where room is short: 12.3k, 4.5M. */
export function formatCompact(value: number): string {
  return Math.abs(value) < 1000 ? formatNumber(value) : compact.format(value).replace('K', 'k');
}

export function formatPercent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${formatNumber(Math.round((part / whole) * 1000) / 10)}${THIN}%`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Cuts the middle out: the beginning and the end of a long name are what tells it from others. */
export function truncateMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = Math.ceil((max - 1) * 0.6);
  const tail = max - 1 - head;
  return `${text.slice(0, head)}…${tail > 0 ? text.slice(-tail) : ''}`;
}

/** A property value as one line of text. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const KNOWN_EVENTS: Record<string, string> = {
  $pageview: 'Pageview',
  $pageleave: 'Page leave',
  $autocapture: 'Autocapture',
  $screen: 'Screen view',
  $identify: 'Identify',
  $set: 'Set person properties',
  $create_alias: 'Alias',
  $groupidentify: 'Group identify',
  $feature_flag_called: 'Feature flag called',
  $exception: 'Exception',
  $rageclick: 'Rage click',
};

/** The name people know an event by; own events keep theirs. */
export function eventTitle(event: string | null): string {
  return event === null ? 'All events' : (KNOWN_EVENTS[event] ?? event);
}

const NOTHING = '$$_posthog_breakdown_null_$$';
const OTHER = '$$_posthog_breakdown_other_$$';

export function breakdownTitle(value: string | number | null | undefined): string {
  if (value === undefined || value === null || value === NOTHING || value === '') return '(not set)';
  return value === OTHER ? 'Other' : String(value);
}

export function isOther(value: unknown): boolean {
  return value === OTHER;
}
