// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { press } from './hotkeys';
import { safeReturnPath } from './search';
import { errorOffset } from './sqlError';

describe('keys', () => {
  const ran: string[] = [];
  const keys = { 'g i': () => ran.push('g i'), i: () => ran.push('i'), d: () => ran.push('d') };

  test('in pairs win over single ones', () => {
    const first = press(keys, null, 'g');
    expect(first).toEqual({ waiting: 'g' });
    press(keys, first.waiting, 'i').run?.();
    expect(ran).toEqual(['g i']);
  });

  test('do nothing as the second of an unknown pair', () => {
    expect(press(keys, 'g', 'd').run).toBeUndefined();
    expect(press(keys, null, 'd').run).toBeDefined();
  });
});

test('signing in leads only to paths of this server', () => {
  expect(safeReturnPath('/project/1/live?tab=refused')).toBe('/project/1/live?tab=refused');
  for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', undefined]) {
    expect(safeReturnPath(bad)).toBe('/');
  }
});

test('the place of an SQL error is found in its text', () => {
  const sql = 'SELECT 1\nFORM events';
  expect(errorOffset(sql, 'Line 2, column 1: expected FROM')).toBe(9);
  expect(errorOffset(sql, 'Syntax error: failed at position 3')).toBe(3);
  expect(errorOffset(sql, 'Line 9, column 1: what')).toBeNull();
  expect(errorOffset(sql, 'Unknown field')).toBeNull();
});
