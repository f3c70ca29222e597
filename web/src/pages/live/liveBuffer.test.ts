// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { LiveEvent } from '../../api/types';
import { arrive, EMPTY, KEPT, release } from './liveBuffer';

function events(...uuids: string[]): LiveEvent[] {
  return uuids.map((uuid) => ({
    uuid,
    event: 'e',
    distinct_id: 'd',
    person_id: null,
    timestamp: '',
    inserted_at: '',
    properties: {},
    lib: null,
    elements: [],
  }));
}
const uuids = (list: LiveEvent[]) => list.map((event) => event.uuid).join('');

test('what the server repeats is neither shown twice nor moved', () => {
  const first = arrive(EMPTY, events('c', 'b', 'a'), false);
  const second = arrive(first, events('d', 'c', 'b'), false);
  expect(uuids(second.shown)).toBe('dcba');
  expect(arrive(second, events('d', 'c'), false)).toBe(second);
});

test('held events are counted once and shown when let go', () => {
  const shown = arrive(EMPTY, events('a'), true);
  const held = arrive(arrive(shown, events('b', 'a'), true), events('c', 'b'), true);
  expect(uuids(held.shown)).toBe('a');
  expect(uuids(held.held)).toBe('cb');
  expect(uuids(release(held).shown)).toBe('cba');
  expect(release(held).held).toEqual([]);
});

test('an empty page fills at once, even while held', () => {
  expect(uuids(arrive(EMPTY, events('a'), true).shown)).toBe('a');
});

test('a page keeps a bounded number of rows', () => {
  const many = Array.from({ length: KEPT }, (_, index) => String(index));
  const full = arrive(EMPTY, events(...many), false);
  const next = arrive(full, events('new', '0'), false);
  expect(next.shown).toHaveLength(KEPT);
  expect(next.shown[0]?.uuid).toBe('new');
});
