// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { PropertyFilter, TrendsQuery } from '../api/types';
import { move, newQuery, newSeries, readQuery, readyQuery, removals, writeQuery } from './insightQuery';

const chrome: PropertyFilter = { key: '$browser', type: 'event', operator: 'exact', value: ['Chrome'] };

describe('a query in an address', () => {
  test('comes back as it was written', () => {
    const query: TrendsQuery = { ...newQuery(), properties: [chrome], interval: 'week' };
    expect(readQuery(writeQuery(query))).toEqual({ query });
  });

  test('that is missing is a new one', () => {
    expect(readQuery(undefined)).toEqual({ query: newQuery() });
  });

  test.each([
    ['{"kind":', 'it is not valid JSON'],
    ['7', 'it is not an object'],
    ['{"kind":"FunnelsQuery"}', 'its kind is "FunnelsQuery", not "TrendsQuery"'],
    ['{"kind":"TrendsQuery","series":[]}', 'it has no series'],
    ['{"kind":"TrendsQuery","series":[null]}', 'a series is not an object'],
    ['{"kind":"TrendsQuery","series":[{"kind":"EventsNode"}]}', 'a series names no event'],
    ['{"kind":"TrendsQuery","series":[{"kind":"EventsNode","event":"a","math":"x"}]}', 'math "x" is unknown'],
    [
      '{"kind":"TrendsQuery","series":[{"kind":"EventsNode","event":null}],"interval":"eon"}',
      'interval "eon" is unknown',
    ],
  ])('that is wrong says why: %s', (text, problem) => {
    expect(readQuery(text)).toEqual({ problem });
  });
});

test('half-written filters and maths do not reach the server', () => {
  const query = newQuery();
  query.properties = [chrome, { ...chrome, value: [] }];
  query.series = [{ ...newSeries(), math: 'sum', properties: [{ ...chrome, value: undefined }] }];
  const ready = readyQuery(query);
  expect(ready.properties).toEqual([chrome]);
  expect(ready.series[0]).toMatchObject({ math: 'total', properties: [] });
});

test('removals try each filter of the whole and of the series', () => {
  const query: TrendsQuery = { ...newQuery(), properties: [chrome] };
  query.series = [newSeries(), { ...newSeries(), properties: [chrome] }];
  const found = removals(query);
  expect(found.map((removal) => removal.series)).toEqual([null, 'B']);
  expect(found[0]?.without.properties).toEqual([]);
  expect(found[1]?.without.series[1]?.properties).toEqual([]);
  expect(query.properties).toEqual([chrome]);
});

test('series move within the list and not out of it', () => {
  expect(move(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(move(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(move(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
});
