// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { LiveEvent, RefusedRequest } from '../../api/types';
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

test('refusals name a fix', () => {
  const refused = (status: number, code: string, detail = ''): RefusedRequest => ({
    id: 1,
    last_seen: '',
    path: '/e/',
    status,
    code,
    detail,
    sdk: null,
    count: 1,
  });
  expect(refusalFix(refused(401, 'authentication_failed'), 'P').showKey).toBe(true);
  expect(refusalFix(refused(400, 'invalid_payload', 'not JSON'), 'P').text).toContain('JSON');
  expect(refusalFix(refused(413, 'too_large'), 'P').text).toContain('smaller');
  expect(refusalFix(refused(400, 'missing_distinct_id'), 'P').text).toContain('distinct_id');
});
