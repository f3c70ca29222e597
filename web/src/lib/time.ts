// SPDX-License-Identifier: Apache-2.0
import type { Interval } from '../api/types';

// Buckets are texts in the project's time zone ("2026-01-31" or "2026-01-31 10:00:00"). They are read as if they were
// UTC, so that the browser's own zone never moves a day.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const DAY = 86_400_000;

export function parseBucket(bucket: string): Date {
  const text = bucket.includes(' ') || bucket.includes('T') ? bucket.replace(' ', 'T') : `${bucket}T00:00:00`;
  return new Date(`${text.slice(0, 19)}Z`);
}

function dayMonth(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function hourMinute(date: Date): string {
  return `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
}

/** Short label of a bucket, for the axis and for table columns. */
export function bucketLabel(bucket: string, interval: Interval): string {
  const date = parseBucket(bucket);
  if (interval === 'hour') return `${dayMonth(date)} ${hourMinute(date)}`;
  if (interval === 'month') return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return dayMonth(date);
}

/** Full label of a bucket, for tooltips and titles. */
export function bucketTitle(bucket: string, interval: Interval): string {
  const date = parseBucket(bucket);
  const year = date.getUTCFullYear();
  const weekday = WEEKDAYS[date.getUTCDay()];
  if (interval === 'hour') return `${weekday} ${dayMonth(date)} ${year}, ${hourMinute(date)}`;
  if (interval === 'month') return `${MONTHS[date.getUTCMonth()]} ${year}`;
  if (interval === 'week') return `${dayMonth(date)} – ${dayMonth(new Date(date.getTime() + 6 * DAY))} ${year}`;
  return `${weekday} ${dayMonth(date)} ${year}`;
}

/** The wall clock of a time zone, read as UTC like the buckets. */
export function wallClock(now: Date, timezone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')));
}

function bucketEnd(start: Date, interval: Interval): Date {
  if (interval === 'month') return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  const length = { hour: DAY / 24, day: DAY, week: 7 * DAY }[interval];
  return new Date(start.getTime() + length);
}

/** Whether time still runs in the bucket: its number will grow, so it must not look like a fall. */
export function isUnfinished(bucket: string, interval: Interval, now: Date, timezone: string): boolean {
  return bucketEnd(parseBucket(bucket), interval) > wallClock(now, timezone);
}

export function formatTime(iso: string, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

export function formatDay(iso: string, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(iso));
}

export function timeAgo(iso: string, now: Date): string {
  const seconds = Math.round((now.getTime() - new Date(iso).getTime()) / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  if (seconds < 86_400 * 30) return `${Math.floor(seconds / 86_400)} d ago`;
  if (seconds < 86_400 * 365) return `${Math.floor(seconds / (86_400 * 30))} mo ago`;
  return `${Math.floor(seconds / (86_400 * 365))} y ago`;
}

/** "UTC+02:00", for the hint beside dates. */
export function zoneOffset(timezone: string, now: Date): string {
  const minutes = Math.round((wallClock(now, timezone).getTime() - now.getTime()) / 60_000);
  const sign = minutes < 0 ? '−' : '+';
  const size = Math.abs(minutes);
  return `UTC${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
