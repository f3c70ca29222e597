// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { GroupEntry, GroupType } from '../api/groups';
import { groupName, ofGroup, pluralOf, singular, typeIndex } from './groups';

const store: GroupType = { group_type: 'store', group_type_index: 0, name_singular: null, name_plural: null };

function group(properties: GroupEntry['group_properties']): GroupEntry {
  return { group_type_index: 0, group_key: 's1', group_properties: properties, created_at: '2026-01-01T00:00:00Z' };
}

test('a type is called what people say, else what events say', () => {
  expect(singular(store)).toBe('store');
  expect(pluralOf(store)).toBe('store');
  expect(pluralOf({ ...store, name_singular: 'Shop' })).toBe('Shop');
  expect(pluralOf({ ...store, name_singular: 'Shop', name_plural: 'Shops' })).toBe('Shops');
});

test('a group is called by its name when that is a text', () => {
  expect(groupName(group({ name: 'Store 1' }))).toBe('Store 1');
  expect(groupName(group({ name: 7 }))).toBe('s1');
  expect(groupName(group({ name: ' ' }))).toBe('s1');
});

test('only the five indexes are types', () => {
  expect(typeIndex('4')).toBe(4);
  expect(typeIndex('5')).toBe(0);
  expect(typeIndex('x')).toBe(0);
  expect(typeIndex(undefined)).toBe(0);
});

test('a key stays inside its quotes', () => {
  expect(ofGroup(1, 'acme')).toBe("$group_1 = 'acme'");
  expect(ofGroup(0, "a' OR 1 = 1 -- \\")).toBe("$group_0 = 'a\\' OR 1 = 1 -- \\\\'");
});
