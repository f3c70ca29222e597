// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { LiveEvent } from '../../api/types';
import { matchesFilter, summary } from './eventFilter';
import { refusalFix } from './refusalFix';

const event: LiveEvent = {
  uuid: 'u',
  event: '$pageview',
  distinct_id: 'user-7',
  person_id: null,
  timestamp: '2026-01-01T00:00:00Z',
  inserted_at: '2026-01-01T00:00:00Z',
  properties: { $browser: 'Firefox', plan: 'pro' },
  lib: 'web',
  elements: [],
};

test('the filter looks at names, ids and properties', () => {
  for (const filter of ['', 'pageview', 'Pageview', 'USER-7', 'plan=pro', '$browser=fire user']) {
    expect(matchesFilter(event, filter), filter).toBe(true);
  }
  for (const filter of ['signup', 'plan=free', 'pageview user-8']) expect(matchesFilter(event, filter)).toBe(false);
});

test('the summary prefers the address, then own properties', () => {
  expect(summary(event)).toBe('plan: pro');
  expect(summary({ ...event, properties: { ...event.properties, $pathname: '/x' } })).toBe('/x');
});

test('of a click the summary is what was clicked', () => {
  const target = {
    tag_name: 'button',
    text: 'Buy',
    href: null,
    attr_id: null,
    attr_class: [],
    nth_child: 1,
    nth_of_type: 1,
    attributes: {},
  };
  expect(summary({ ...event, elements: [target] })).toBe('button “Buy”');
  expect(summary({ ...event, elements: [{ ...target, text: null }, target] })).toBe('button');
});

test('the code of a refusal names the fix', () => {
  expect(refusalFix('unknown_token').showKey).toBe(true);
  expect(refusalFix('malformed').text).toContain('JSON');
  expect(refusalFix('too_large').text).toContain('smaller');
  expect(refusalFix('missing_distinct_id').text).toContain('distinct_id');
  expect(refusalFix('of_a_newer_server').text).toContain('Get started');
});
