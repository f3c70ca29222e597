// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { ApiError } from '../api/client';
import { advice, errorTitle, mayHelpAgain } from './advice';

const failed = (status: number, code: string, retryAfter: number | null = null) =>
  new ApiError(status, { type: '', code, detail: 'not a date', attr: null }, retryAfter);

test('the code decides before the status', () => {
  expect(advice(failed(504, 'query_timed_out'))).toContain('shorter range');
  expect(advice(failed(503, 'unavailable'))).toContain('hoglet doctor');
  expect(advice(failed(0, 'unreachable'))).toContain('hoglet status');
});

test('throttling says how long to wait', () => {
  expect(advice(failed(429, 'throttled', 12))).toContain('12 seconds');
  expect(advice(failed(429, 'throttled'))).toContain('a moment');
});

test('only what may change by itself is offered again', () => {
  expect(mayHelpAgain(failed(503, 'unavailable'))).toBe(true);
  expect(mayHelpAgain(failed(0, 'unreachable'))).toBe(true);
  expect(mayHelpAgain(failed(400, 'invalid_query'))).toBe(false);
  expect(mayHelpAgain(failed(404, 'not_found'))).toBe(false);
});

test('a reason becomes a sentence', () => {
  expect(errorTitle(failed(400, 'invalid_query'))).toBe('Not a date');
});
