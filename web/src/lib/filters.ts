// SPDX-License-Identifier: Apache-2.0
import type { ElementKey } from '../api/elements';
import type {
  FilterValue,
  Operator,
  PropertyDefinition,
  PropertyFilter,
  PropertyGroup,
  TrendsQuery,
} from '../api/types';
import { valueText } from './format';

export interface OperatorInfo {
  operator: Operator;
  glyph: string;
  label: string;
  /** What the value control looks like. */
  value: 'many' | 'text' | 'number' | 'date' | 'none';
}

export const OPERATORS: OperatorInfo[] = [
  { operator: 'exact', glyph: '=', label: 'equals', value: 'many' },
  { operator: 'is_not', glyph: '≠', label: 'does not equal', value: 'many' },
  { operator: 'icontains', glyph: '∋', label: 'contains', value: 'text' },
  { operator: 'not_icontains', glyph: '∌', label: 'does not contain', value: 'text' },
  { operator: 'regex', glyph: '∼', label: 'matches regular expression', value: 'text' },
  { operator: 'not_regex', glyph: '≁', label: 'does not match regular expression', value: 'text' },
  { operator: 'gt', glyph: '>', label: 'greater than', value: 'number' },
  { operator: 'gte', glyph: '≥', label: 'at least', value: 'number' },
  { operator: 'lt', glyph: '<', label: 'less than', value: 'number' },
  { operator: 'lte', glyph: '≤', label: 'at most', value: 'number' },
  { operator: 'is_set', glyph: '✓', label: 'is set', value: 'none' },
  { operator: 'is_not_set', glyph: '✕', label: 'is not set', value: 'none' },
  { operator: 'is_date_before', glyph: '<', label: 'before', value: 'date' },
  { operator: 'is_date_after', glyph: '>', label: 'after', value: 'date' },
];

const EQUALS: OperatorInfo = { operator: 'exact', glyph: '=', label: 'equals', value: 'many' };

export function operatorInfo(operator: Operator): OperatorInfo {
  return OPERATORS.find((info) => info.operator === operator) ?? EQUALS;
}

export const ELEMENT_KEYS: { key: ElementKey; label: string; hint: string; example: string }[] = [
  { key: 'text', label: 'text', hint: 'of the element', example: 'Add to cart' },
  { key: 'tag_name', label: 'tag', hint: 'button, a, input', example: 'button' },
  { key: 'href', label: 'link target', hint: 'href of the link', example: '/pricing' },
  { key: 'selector', label: 'CSS selector', hint: 'form > .buy', example: 'form > button.buy' },
];

const ELEMENT_OPERATORS: Operator[] = [
  'exact',
  'is_not',
  'icontains',
  'not_icontains',
  'regex',
  'not_regex',
  'is_set',
  'is_not_set',
];
const SELECTOR_OPERATORS: Operator[] = ['exact', 'is_not'];

/** What a filter's key can be compared by. */
export function operatorsOf(filter: PropertyFilter): OperatorInfo[] {
  if (filter.type !== 'element') return OPERATORS;
  const allowed = filter.key === 'selector' ? SELECTOR_OPERATORS : ELEMENT_OPERATORS;
  return OPERATORS.filter((info) => allowed.includes(info.operator));
}

export function elementKey(filter: PropertyFilter) {
  return filter.type === 'element' ? ELEMENT_KEYS.find((known) => known.key === filter.key) : undefined;
}

export function newElementFilter(key: ElementKey): PropertyFilter {
  return { key, type: 'element', operator: key === 'text' || key === 'href' ? 'icontains' : 'exact' };
}

/** The name of what a filter is on. */
export function filterKey(filter: PropertyFilter): string {
  return filter.type === 'element' ? `element ${elementKey(filter)?.label ?? filter.key}` : filter.key;
}

/** The first guess for a property that was just picked. */
export function newFilter(property: Pick<PropertyDefinition, 'name' | 'type' | 'property_type'>): PropertyFilter {
  const operator = property.property_type === 'DateTime' ? 'is_date_after' : 'exact';
  return { key: property.name, type: property.type, operator };
}

/** Takes another operator, and keeps the value only where it still means something. */
export function withOperator(filter: PropertyFilter, operator: Operator): PropertyFilter {
  const before = operatorInfo(filter.operator).value;
  const after = operatorInfo(operator).value;
  const next: PropertyFilter = { key: filter.key, type: filter.type, operator };
  if (after === 'none' || filter.value === undefined) return next;
  if (before === after) return { ...next, value: filter.value };
  const first = Array.isArray(filter.value) ? filter.value[0] : filter.value;
  if (first === undefined || first === null || after === 'date' || before === 'date') return next;
  if (after === 'many') return { ...next, value: [first] };
  if (after === 'text') return { ...next, value: String(first) };
  return Number.isFinite(Number(first)) ? { ...next, value: Number(first) } : next;
}

function isEmpty(value: FilterValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A filter somebody is still writing must not reach the server. */
export function isComplete(filter: PropertyFilter): boolean {
  return operatorInfo(filter.operator).value === 'none' || !isEmpty(filter.value);
}

export function filterText(filter: PropertyFilter): string {
  const info = operatorInfo(filter.operator);
  if (info.value === 'none') return `${filterKey(filter)} ${info.label}`;
  const values = Array.isArray(filter.value) ? filter.value : [filter.value];
  return `${filterKey(filter)} ${info.glyph} ${values.map(valueText).join(' or ')}`;
}

export interface EditableFilters {
  match: 'AND' | 'OR';
  filters: PropertyFilter[];
}

function isGroup(value: PropertyFilter | PropertyGroup): value is PropertyGroup {
  return 'values' in value;
}

/** The filters as the page edits them, or null for a nested group that it can only keep or remove. */
export function editable(properties: TrendsQuery['properties']): EditableFilters | null {
  if (properties === undefined) return { match: 'AND', filters: [] };
  if (Array.isArray(properties)) return { match: 'AND', filters: properties };
  const [only, ...more] = properties.values;
  if (only !== undefined && more.length === 0 && isGroup(only)) return editable(only);
  const leaves = properties.values.filter((value) => !isGroup(value));
  return leaves.length === properties.values.length ? { match: properties.type, filters: leaves } : null;
}

/** A flat list for "all of them", a group inside a group (the shape of the wire) for "any of them". */
export function toProperties({ match, filters }: EditableFilters): TrendsQuery['properties'] {
  if (match === 'AND' || filters.length < 2) return filters;
  return { type: 'AND', values: [{ type: 'OR', values: filters }] };
}
