// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { bucketLabel, bucketTitle, isUnfinished, timeAgo, zoneOffset } from './time';

describe('labels of buckets', () => {
  test('do not depend on the zone of the browser', () => {
    expect(bucketLabel('2026-01-01', 'day')).toBe('1 Jan');
    expect(bucketLabel('2026-01-01 23:00:00', 'hour')).toBe('1 Jan 23:00');
    expect(bucketLabel('2026-12-01', 'month')).toBe('Dec 2026');
  });

  test('have a long form', () => {
    expect(bucketTitle('2026-01-01', 'day')).toBe('Thu 1 Jan 2026');
    expect(bucketTitle('2026-01-05', 'week')).toBe('5 Jan – 11 Jan 2026');
  });
});

describe('the running bucket', () => {
  const now = new Date('2026-03-10T22:30:00Z');

  test('is the one of today in the zone of the project', () => {
    expect(isUnfinished('2026-03-10', 'day', now, 'UTC')).toBe(true);
    expect(isUnfinished('2026-03-10', 'day', now, 'Asia/Tokyo')).toBe(false);
    expect(isUnfinished('2026-03-11', 'day', now, 'Asia/Tokyo')).toBe(true);
  });

  test('ends with its hour, week or month', () => {
    expect(isUnfinished('2026-03-10 21:00:00', 'hour', now, 'UTC')).toBe(false);
    expect(isUnfinished('2026-03-10 22:00:00', 'hour', now, 'UTC')).toBe(true);
    expect(isUnfinished('2026-03-02', 'week', now, 'UTC')).toBe(false);
    expect(isUnfinished('2026-03-08', 'week', now, 'UTC')).toBe(true);
    expect(isUnfinished('2026-02-01', 'month', now, 'UTC')).toBe(false);
    expect(isUnfinished('2026-03-01', 'month', now, 'UTC')).toBe(true);
  });
});

test('zones show their distance from UTC', () => {
  const winter = new Date('2026-01-15T12:00:00Z');
  expect(zoneOffset('UTC', winter)).toBe('UTC+00:00');
  expect(zoneOffset('Asia/Kolkata', winter)).toBe('UTC+05:30');
  expect(zoneOffset('America/New_York', winter)).toBe('UTC−05:00');
});

test('ages are rounded down', () => {
  const now = new Date('2026-01-15T12:00:00Z');
  expect(timeAgo('2026-01-15T11:59:58Z', now)).toBe('just now');
  expect(timeAgo('2026-01-15T11:58:01Z', now)).toBe('1 min ago');
  expect(timeAgo('2026-01-13T12:00:00Z', now)).toBe('2 d ago');
  expect(timeAgo('2025-10-01T12:00:00Z', now)).toBe('3 mo ago');
  expect(timeAgo('1997-06-15T12:00:00Z', now)).toBe('28 y ago');
});
