// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { PropertyFilter } from '../api/types';
import { editable, filterText, isComplete, newElementFilter, operatorsOf, toProperties, withOperator } from './filters';

const chrome: PropertyFilter = { key: '$browser', type: 'event', operator: 'exact', value: ['Chrome', 'Edge'] };
const mail: PropertyFilter = { key: 'email', type: 'person', operator: 'is_set' };

describe('another operator', () => {
  test('keeps the value where it still means something', () => {
    expect(withOperator(chrome, 'is_not').value).toEqual(['Chrome', 'Edge']);
    expect(withOperator(chrome, 'icontains').value).toBe('Chrome');
    expect(withOperator({ ...chrome, value: ['12'] }, 'gt').value).toBe(12);
  });

  test('drops a value that no longer fits', () => {
    expect(withOperator(chrome, 'is_set')).not.toHaveProperty('value');
    expect(withOperator(chrome, 'gt')).not.toHaveProperty('value');
    expect(withOperator(chrome, 'is_date_after')).not.toHaveProperty('value');
  });
});

test('a filter is complete with a value, or when its operator needs none', () => {
  expect(isComplete(mail)).toBe(true);
  expect(isComplete(chrome)).toBe(true);
  expect(isComplete({ ...chrome, value: [] })).toBe(false);
  expect(isComplete({ ...chrome, operator: 'gt', value: 0 })).toBe(true);
});

describe('a filter on an element', () => {
  test('has only the operators that the server knows for it', () => {
    const operators = (filter: PropertyFilter) => operatorsOf(filter).map((info) => info.operator);
    expect(operators(newElementFilter('selector'))).toEqual(['exact', 'is_not']);
    expect(operators(newElementFilter('text'))).not.toContain('gt');
    expect(operators(newElementFilter('text'))).toContain('regex');
    expect(operators(chrome)).toContain('gt');
  });

  test('says what it is on', () => {
    expect(filterText({ ...newElementFilter('href'), value: '/buy' })).toBe('element link target ∋ /buy');
  });
});

describe('the wire form', () => {
  test('is a flat list for all, and a nested group for any', () => {
    expect(toProperties({ match: 'AND', filters: [chrome, mail] })).toEqual([chrome, mail]);
    expect(toProperties({ match: 'OR', filters: [chrome, mail] })).toEqual({
      type: 'AND',
      values: [{ type: 'OR', values: [chrome, mail] }],
    });
  });

  test('is read back as it was written', () => {
    for (const match of ['AND', 'OR'] as const) {
      const filters = { match, filters: [chrome, mail] };
      expect(editable(toProperties(filters))).toEqual(filters);
    }
    expect(editable(undefined)).toEqual({ match: 'AND', filters: [] });
  });

  test('of several nested groups is not editable', () => {
    const group = { type: 'OR' as const, values: [chrome] };
    expect(editable({ type: 'AND', values: [group, group] })).toBeNull();
  });
});

test('filters read as a short sentence', () => {
  expect(filterText(chrome)).toBe('$browser = Chrome or Edge');
  expect(filterText(mail)).toBe('email is set');
});
