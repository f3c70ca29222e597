// SPDX-License-Identifier: Apache-2.0
import type {
  FeatureFlag,
  FlagCondition,
  FlagFilters,
  FlagProperty,
  FlagReference,
  FlagVariant,
  FlagWish,
  PropertyFilter,
} from '../api/types';
import { isComplete } from './filters';
import { plural } from './format';

export const KEY_PATTERN = /^[a-zA-Z0-9_-]{1,400}$/;

/** A flag as the editor holds it; what it does not edit stays in `rest`. */
export interface FlagDraft {
  key: string;
  name: string;
  active: boolean;
  continuity: boolean;
  /** The type of the groups that it counts; null for persons. */
  groupType: number | null;
  remoteConfig: boolean;
  conditions: FlagCondition[];
  variants: FlagVariant[];
  payloads: Record<string, string>;
  rest: FlagFilters;
}

export function newCondition(): FlagCondition {
  return { properties: [], rollout_percentage: 100, variant: null };
}

export function newDraft(): FlagDraft {
  return {
    key: '',
    name: '',
    active: true,
    continuity: false,
    groupType: null,
    remoteConfig: false,
    conditions: [newCondition()],
    variants: [],
    payloads: {},
    rest: { groups: [] },
  };
}

export function draftOf(flag: FeatureFlag): FlagDraft {
  return {
    key: flag.key,
    name: flag.name,
    active: flag.active,
    continuity: flag.ensure_experience_continuity,
    groupType: flag.filters.aggregation_group_type_index ?? null,
    remoteConfig: flag.is_remote_configuration,
    conditions: flag.filters.groups,
    variants: variantsOf(flag.filters),
    payloads: flag.filters.payloads ?? {},
    rest: flag.filters,
  };
}

export function variantsOf(filters: FlagFilters): FlagVariant[] {
  return filters.multivariate?.variants ?? [];
}

/** Whose value a payload goes with; what belongs to a variant that is gone goes too. */
export function payloadKeys(variants: FlagVariant[]): string[] {
  return variants.length === 0 ? ['true'] : variants.map((variant) => variant.key);
}

export function toWish(draft: FlagDraft): FlagWish {
  const keys = payloadKeys(draft.variants);
  const payloads = Object.entries(draft.payloads).filter(([key, text]) => keys.includes(key) && text.trim() !== '');
  const filters: FlagFilters = {
    ...draft.rest,
    groups: draft.conditions,
    aggregation_group_type_index: draft.groupType,
    multivariate: draft.variants.length === 0 ? null : { variants: draft.variants },
    payloads: Object.fromEntries(payloads),
  };
  return {
    key: draft.key,
    name: draft.name.trim(),
    active: draft.active,
    ensure_experience_continuity: draft.continuity,
    is_remote_configuration: draft.remoteConfig,
    filters,
  };
}

export function variantSum(variants: FlagVariant[]): number {
  return Math.round(variants.reduce((sum, variant) => sum + variant.rollout_percentage, 0) * 1000) / 1000;
}

/** Shares that differ by one at most and sum to 100. */
export function evenly(variants: FlagVariant[]): FlagVariant[] {
  const share = Math.floor(100 / variants.length);
  const more = 100 - share * variants.length;
  return variants.map((variant, index) => ({ ...variant, rollout_percentage: share + (index < more ? 1 : 0) }));
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function isPersonFilter(property: FlagProperty): property is PropertyFilter & { type: 'person' } {
  return (property.type ?? 'person') === 'person';
}

export function isReference(property: FlagProperty): property is FlagReference {
  return !isPersonFilter(property);
}

/** What keeps a draft from being saved, in the order of the page. */
export function draftProblems(draft: FlagDraft): string[] {
  const problems: string[] = [];
  if (draft.key === '') problems.push('Give the flag a key.');
  else if (!KEY_PATTERN.test(draft.key)) problems.push('The key may have letters, digits, hyphens and underscores.');
  draft.conditions.forEach((condition, index) => {
    const filters = [...condition.properties.filter(isPersonFilter), ...groupFiltersOf(condition, draft.groupType)];
    if (filters.some((filter) => filter.key.trim() === '' || !isComplete(filter))) {
      problems.push(`Condition set ${index + 1} has a filter without a property or a value.`);
    }
  });
  const keys = draft.variants.map((variant) => variant.key);
  if (keys.some((key) => !KEY_PATTERN.test(key))) {
    problems.push('Every variant needs a key of letters, digits, hyphens and underscores.');
  }
  if (new Set(keys).size < keys.length) problems.push('Two variants have the same key.');
  const sum = variantSum(draft.variants);
  if (draft.variants.length > 0 && sum !== 100) problems.push(`The variants sum to ${sum} %, not to 100 %.`);
  for (const key of payloadKeys(draft.variants)) {
    const text = draft.payloads[key]?.trim() ?? '';
    if (text !== '' && !isJson(text)) problems.push(`The payload of ${key} is not JSON.`);
  }
  return problems;
}

function share(condition: FlagCondition): string {
  const percentage = condition.rollout_percentage ?? 100;
  return percentage === 100 ? '' : `${percentage} % of `;
}

/** Who a condition set lets in, in a few words. */
export function conditionText(condition: FlagCondition, groupType: number | null = null): string {
  const counted = condition.aggregation_group_type_index ?? groupType;
  const filters = condition.properties.length;
  if (filters === 0) return `${share(condition)}${counted === null ? 'everybody' : 'all groups'}`;
  const who = counted === null ? 'those who' : 'groups that';
  return `${share(condition)}${who} match ${plural(filters, 'filter')}`;
}

/** The whole roll-out in one line, for the list. */
export function rolloutText(filters: FlagFilters): string {
  const [first, ...more] = filters.groups;
  const chosen = filters.feature_enrollment ? 'who switches it on' : '';
  if (first === undefined) return chosen || 'nobody';
  const text = conditionText(first, filters.aggregation_group_type_index ?? null);
  const parts = [chosen, text, more.length > 0 ? plural(more.length, 'more condition set') : ''];
  return parts.filter((part) => part !== '').join(', or ');
}

/** The condition with other person filters; cohorts, flags and groups stay. */
export function withFilters(condition: FlagCondition, filters: PropertyFilter[]): FlagCondition {
  const others = condition.properties.filter(isReference);
  const persons = filters.map((filter) => ({ ...filter, type: 'person' as const }));
  return { ...condition, properties: [...persons, ...others] };
}

export function referencesOf(
  condition: FlagCondition,
  type: FlagReference['type'],
  operator?: string,
): FlagReference[] {
  return condition.properties
    .filter(isReference)
    .filter((one) => one.type === type && (operator === undefined || operatorOf(one) === operator));
}

/** Old clients say of a cohort that it is exactly that one. */
function operatorOf(reference: FlagReference): string {
  if (reference.type === 'cohort') return reference.operator === 'not_in' ? 'not_in' : 'in';
  return reference.operator ?? 'flag_evaluates_to';
}

/** The condition with other cohorts of that operator. */
export function withCohorts(condition: FlagCondition, operator: 'in' | 'not_in', ids: string[]): FlagCondition {
  const before = referencesOf(condition, 'cohort', operator);
  const kept = condition.properties.filter((property) => !before.includes(property as FlagReference));
  const cohorts = ids.map((id): FlagReference => ({ key: 'id', type: 'cohort', operator, value: Number(id) }));
  return { ...condition, properties: [...kept, ...cohorts] };
}

/** The condition that asks for these flags to be on; flags that are asked for a variant or to be off stay. */
export function withFlags(condition: FlagCondition, ids: string[]): FlagCondition {
  const before = referencesOf(condition, 'flag').filter((one) => one.value === true);
  const kept = condition.properties.filter((property) => !before.includes(property as FlagReference));
  const flags = ids.map((id): FlagReference => ({ key: id, type: 'flag', operator: 'flag_evaluates_to', value: true }));
  return { ...condition, properties: [...kept, ...flags] };
}

function isOfGroup(property: FlagProperty, groupType: number | null): property is FlagReference & { type: 'group' } {
  return property.type === 'group' && groupType !== null && (property.group_type_index ?? groupType) === groupType;
}

/** A filter on a property of the group that the flag counts, as the controls for filters take it. */
export type GroupFilter = Pick<PropertyFilter, 'key' | 'operator' | 'value'>;

export function groupFiltersOf(condition: FlagCondition, groupType: number | null): PropertyFilter[] {
  return condition.properties
    .filter((property) => isOfGroup(property, groupType))
    .map(({ key, operator, value }) => ({
      key,
      operator: (operator ?? 'exact') as PropertyFilter['operator'],
      value: value as PropertyFilter['value'],
      type: 'person' as const,
    }));
}

/** The condition with other filters on the group that the flag counts. */
export function withGroupFilters(condition: FlagCondition, groupType: number, filters: GroupFilter[]): FlagCondition {
  const kept = condition.properties.filter((property) => !isOfGroup(property, groupType));
  const groups = filters.map(
    ({ key, operator, value }): FlagReference => ({
      key,
      operator,
      type: 'group',
      group_type_index: groupType,
      ...(value === undefined ? {} : { value }),
    }),
  );
  return { ...condition, properties: [...groups, ...kept] };
}

/** How many conditions the editor can only keep: of groups that are not counted, and of flags with a certain value. */
export function keptOnly(condition: FlagCondition, groupType: number | null = null): number {
  const groups = referencesOf(condition, 'group').filter((one) => !isOfGroup(one, groupType)).length;
  return groups + referencesOf(condition, 'flag').filter((one) => one.value !== true).length;
}

/** Whether the answer depends on groups that the code names. */
export function usesGroups(filters: FlagFilters): boolean {
  const counted = [filters, ...filters.groups].some((one) => (one.aggregation_group_type_index ?? null) !== null);
  return counted || filters.groups.some((condition) => referencesOf(condition, 'group').length > 0);
}

/** The first type of groups that the flag counts. */
export function countedType(filters: FlagFilters): number | null {
  const counted = [filters, ...filters.groups].map((one) => one.aggregation_group_type_index ?? null);
  return counted.find((index) => index !== null) ?? null;
}

/** A key made of what somebody calls the flag. */
export function keyOf(text: string): string {
  return text.replace(/[\s.]+/g, '-').replace(/[^a-zA-Z0-9_-]/g, '');
}
