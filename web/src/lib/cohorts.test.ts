// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { PropertyGroup } from '../api/types';
import { distinctIds, groupOf, memberIds, rulesOf, withMembers } from './cohorts';

const GROUP = {
  type: 'OR',
  values: [
    { key: 'plan', type: 'person', operator: 'exact', value: 'pro' },
    { key: 'id', type: 'cohort', value: 3, negation: true },
    { key: 'id', type: 'cohort', value: 4 },
  ],
} as unknown as PropertyGroup;

describe('rules of a cohort', () => {
  it('keeps other cohorts apart from properties, and puts them together again', () => {
    const rules = rulesOf({ filters: { properties: GROUP } });
    if (rules === null) throw new Error('not nested');
    expect(rules.filters.map((filter) => filter.key)).toEqual(['plan']);
    expect(memberIds(rules, true)).toEqual(['3']);
    expect(memberIds(rules, false)).toEqual(['4']);
    expect(groupOf(rules).values).toEqual(GROUP.values);
    expect(memberIds(withMembers(rules, false, ['5', '6']), false)).toEqual(['5', '6']);
    expect(memberIds(withMembers(rules, false, ['5', '6']), true)).toEqual(['3']);
  });
});

describe('distinct ids', () => {
  it('are lines, or a column of CSV', () => {
    expect(distinctIds('a\r\nb\n\n a \n')).toEqual(['a', 'b']);
    expect(distinctIds('name,distinct_id\nAnn,a\n"Bob, jr","b ""x"""\n')).toEqual(['a', 'b "x"']);
    expect(distinctIds('')).toEqual([]);
  });
});
