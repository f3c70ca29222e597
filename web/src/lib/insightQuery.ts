// SPDX-License-Identifier: Apache-2.0
import type { Display, EventsNode, Interval, NumericMath, PropertyFilter, SeriesMath, TrendsQuery } from '../api/types';
import { editable, isComplete, toProperties } from './filters';

export const INTERVALS: Interval[] = ['hour', 'day', 'week', 'month'];

export const DISPLAYS: { value: Display; label: string }[] = [
  { value: 'ActionsLineGraph', label: 'Line' },
  { value: 'ActionsBar', label: 'Bars' },
  { value: 'ActionsAreaGraph', label: 'Area' },
  { value: 'BoldNumber', label: 'Number' },
  { value: 'ActionsTable', label: 'Table' },
  { value: 'ActionsPie', label: 'Pie' },
];

export const NUMERIC_MATHS: { value: NumericMath; label: string }[] = [
  { value: 'sum', label: 'Sum' },
  { value: 'avg', label: 'Average' },
  { value: 'min', label: 'Minimum' },
  { value: 'max', label: 'Maximum' },
  { value: 'median', label: 'Median' },
  { value: 'p90', label: '90th percentile' },
  { value: 'p95', label: '95th percentile' },
  { value: 'p99', label: '99th percentile' },
];

const MATHS: SeriesMath[] = ['total', 'dau', ...NUMERIC_MATHS.map((math) => math.value)];

export function isNumericMath(math: SeriesMath | undefined): math is NumericMath {
  return NUMERIC_MATHS.some((candidate) => candidate.value === math);
}

/** Sums of sums and of counts mean something; sums of averages, percentiles and unique users do not. */
export function isAdditive(math: string | undefined): boolean {
  return math === undefined || math === 'total' || math === 'sum';
}

export function newSeries(event: string | null = '$pageview'): EventsNode {
  return { kind: 'EventsNode', event, math: 'total' };
}

export function newQuery(): TrendsQuery {
  return {
    kind: 'TrendsQuery',
    series: [newSeries()],
    interval: 'day',
    dateRange: { date_from: '-7d' },
    properties: [],
    trendsFilter: { display: 'ActionsLineGraph' },
  };
}

export function seriesLetter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}

/** Says what is wrong with a query that came in an address, or gives the query. */
export type ReadQuery = { query: TrendsQuery } | { problem: string };

export function readQuery(text: string | undefined): ReadQuery {
  if (text === undefined || text === '') return { query: newQuery() };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'it is not valid JSON' };
  }
  if (typeof value !== 'object' || value === null) return { problem: 'it is not an object' };
  const query = value as Partial<TrendsQuery>;
  if (query.kind !== 'TrendsQuery') return { problem: `its kind is ${JSON.stringify(query.kind)}, not "TrendsQuery"` };
  if (!Array.isArray(query.series) || query.series.length === 0) return { problem: 'it has no series' };
  for (const series of query.series) {
    if (typeof series !== 'object' || series === null) return { problem: 'a series is not an object' };
    if (series.kind !== 'EventsNode') return { problem: 'a series is not an EventsNode' };
    if (typeof series.event !== 'string' && series.event !== null) return { problem: 'a series names no event' };
    if (series.math !== undefined && !MATHS.includes(series.math))
      return { problem: `math "${series.math}" is unknown` };
  }
  if (query.interval !== undefined && !INTERVALS.includes(query.interval)) {
    return { problem: `interval "${query.interval}" is unknown` };
  }
  return { query: query as TrendsQuery };
}

export function writeQuery(query: TrendsQuery): string {
  return JSON.stringify(query);
}

/** The query without what is half-written: filters without a value, a numeric math without its property. */
export function readyQuery(query: TrendsQuery): TrendsQuery {
  const filters = editable(query.properties);
  return {
    ...query,
    properties: filters
      ? toProperties({ match: filters.match, filters: filters.filters.filter(isComplete) })
      : query.properties,
    series: query.series.map((series) => ({
      ...series,
      math: isNumericMath(series.math) && !series.math_property ? 'total' : series.math,
      properties: series.properties?.filter(isComplete),
    })),
  };
}

/** A filter of a query with the query as it would be without it. */
export interface Removal {
  filter: PropertyFilter;
  /** Letter of the series the filter belongs to, or null for one that holds for all. */
  series: string | null;
  without: TrendsQuery;
}

export function removals(query: TrendsQuery): Removal[] {
  const found: Removal[] = [];
  const all = editable(query.properties);
  all?.filters.forEach((filter, index) => {
    const filters = all.filters.filter((_, other) => other !== index);
    const without = { ...query, properties: toProperties({ match: all.match, filters }) };
    found.push({ filter, series: null, without });
  });
  query.series.forEach((series, index) => {
    series.properties?.forEach((filter, place) => {
      const properties = series.properties?.filter((_, other) => other !== place);
      const without = { ...query, series: query.series.with(index, { ...series, properties }) };
      found.push({ filter, series: seriesLetter(index), without });
    });
  });
  return found;
}

export function move<T>(list: T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
