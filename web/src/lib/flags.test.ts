// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { FeatureFlag, FlagCondition } from '../api/types';
import {
  conditionText,
  countedType,
  draftOf,
  draftProblems,
  evenly,
  groupFiltersOf,
  keptOnly,
  keyOf,
  newDraft,
  referencesOf,
  rolloutText,
  toWish,
  usesGroups,
  variantSum,
  withCohorts,
  withFilters,
  withFlags,
  withGroupFilters,
} from './flags';

const filter = { key: 'email', type: 'person' as const, operator: 'icontains' as const, value: '@b.c' };
const variants = [
  { key: 'control', name: '', rollout_percentage: 50 },
  { key: 'test', name: '', rollout_percentage: 50 },
];

describe('a draft', () => {
  it('keeps what the editor does not edit', () => {
    const filters = { groups: [], holdout: { id: 3 }, aggregation_group_type_index: null };
    const wish = toWish(draftOf({ key: 'a', name: '', filters } as unknown as FeatureFlag));
    expect(wish.filters).toMatchObject({ holdout: { id: 3 }, groups: [], multivariate: null });
  });

  it('drops payloads that belong to nothing and empty ones', () => {
    const draft = { ...newDraft(), key: 'a', variants, payloads: { control: '{"a":1}', test: ' ', gone: '1' } };
    expect(toWish(draft).filters?.payloads).toEqual({ control: '{"a":1}' });
  });

  it('says what keeps it from being saved', () => {
    expect(draftProblems({ ...newDraft(), key: 'beta' })).toEqual([]);
    expect(draftProblems(newDraft())).toHaveLength(1);
    expect(draftProblems({ ...newDraft(), key: 'a b' })[0]).toContain('letters');
    expect(draftProblems({ ...newDraft(), key: 'a', payloads: { true: '{' } })[0]).toContain('JSON');
    const open = { properties: [{ ...filter, value: '' }] };
    expect(draftProblems({ ...newDraft(), key: 'a', conditions: [open] })[0]).toContain('Condition set 1');
    const uneven = [{ key: 'x', rollout_percentage: 60 }];
    expect(draftProblems({ ...newDraft(), key: 'a', variants: uneven })[0]).toContain('60 %');
    expect(draftProblems({ ...newDraft(), key: 'a', variants: [variants[0], variants[0]] as never })[0]).toContain(
      'same key',
    );
  });
});

describe('variants', () => {
  it('are shared out to a hundred', () => {
    const three = evenly([...variants, { key: 'more', rollout_percentage: 0 }]);
    expect(three.map((variant) => variant.rollout_percentage)).toEqual([34, 33, 33]);
    expect(variantSum(three)).toBe(100);
    expect(variantSum([0.1, 0.2].map((rollout_percentage) => ({ key: 'a', rollout_percentage })))).toBe(0.3);
  });
});

describe('conditions', () => {
  it('are told in a few words', () => {
    expect(conditionText({ properties: [] })).toBe('everybody');
    expect(conditionText({ properties: [], rollout_percentage: 20 })).toBe('20 % of everybody');
    expect(conditionText({ properties: [filter], rollout_percentage: 100 })).toBe('those who match 1 filter');
    expect(rolloutText({ groups: [] })).toBe('nobody');
    expect(rolloutText({ groups: [{ properties: [], rollout_percentage: 5 }, { properties: [filter] }] })).toBe(
      '5 % of everybody, or 1 more condition set',
    );
    expect(rolloutText({ groups: [{ properties: [], rollout_percentage: 5 }], feature_enrollment: true })).toBe(
      'who switches it on, or 5 % of everybody',
    );
  });

  it('change one kind of part and keep the others', () => {
    const group = { key: 'plan', type: 'group' as const, operator: 'exact', value: 'x' };
    let condition: FlagCondition = { properties: [filter, group] };
    condition = withCohorts(condition, 'in', ['7', '8']);
    condition = withCohorts(condition, 'not_in', ['9']);
    condition = withFlags(condition, ['3']);
    condition = withCohorts(condition, 'in', ['8']);
    condition = withFilters(condition, [{ ...filter, value: 'z' }]);
    expect(referencesOf(condition, 'cohort', 'in').map((one) => one.value)).toEqual([8]);
    expect(referencesOf(condition, 'cohort', 'not_in').map((one) => one.value)).toEqual([9]);
    expect(referencesOf(condition, 'flag').map((one) => one.key)).toEqual(['3']);
    expect(condition.properties[0]).toEqual({ ...filter, value: 'z' });
    expect(keptOnly(condition)).toBe(1);
    expect(condition.properties).toHaveLength(5);
  });
});

describe('a flag for groups', () => {
  const size = { key: 'size', operator: 'gt' as const, value: 9 };

  it('has filters on the groups that it counts, and keeps those on others', () => {
    const other = { key: 'plan', type: 'group' as const, group_type_index: 1, value: 'x' };
    const condition = withGroupFilters({ properties: [filter, other] }, 0, [size]);
    expect(condition.properties).toEqual([{ ...size, type: 'group', group_type_index: 0 }, filter, other]);
    expect(groupFiltersOf(condition, 0)).toMatchObject([size]);
    expect(groupFiltersOf(condition, null)).toEqual([]);
    expect(keptOnly(condition, 0)).toBe(1);
    expect(withGroupFilters(condition, 0, []).properties).toEqual([filter, other]);
  });

  it('is saved with its type, and told from one for persons', () => {
    const wish = toWish({ ...newDraft(), key: 'a', groupType: 0 });
    expect(wish.filters?.aggregation_group_type_index).toBe(0);
    expect(usesGroups(wish.filters ?? { groups: [] })).toBe(true);
    expect(usesGroups({ groups: [{ properties: [filter] }] })).toBe(false);
    expect(countedType({ groups: [{ properties: [] }, { properties: [], aggregation_group_type_index: 0 }] })).toBe(0);
    expect(conditionText({ properties: [], rollout_percentage: 5 }, 0)).toBe('5 % of all groups');
  });

  it('needs a property in each filter', () => {
    const open = withGroupFilters({ properties: [] }, 0, [{ key: ' ', operator: 'is_set' }]);
    expect(draftProblems({ ...newDraft(), key: 'a', groupType: 0, conditions: [open] })[0]).toContain('set 1');
  });
});

it('makes a key of a name', () => {
  expect(keyOf('New search (beta)')).toBe('New-search-beta');
});
