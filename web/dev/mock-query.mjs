// SPDX-License-Identifier: Apache-2.0
// Answers the query kinds from the made-up events: enough for every control of the web app to have an effect.

const DAY = 86_400_000;
const LENGTH = { hour: DAY / 24, day: DAY, week: 7 * DAY };

const propertyOf = (filter, event) =>
  (filter.type === 'person' ? event.person.properties : event.properties)[filter.key];

function passes(filter, event) {
  if (filter.values) {
    const results = filter.values.map((inner) => passes(inner, event));
    return results.length === 0 || (filter.type === 'OR' ? results.some(Boolean) : results.every(Boolean));
  }
  const value = propertyOf(filter, event);
  const wanted = [filter.value].flat().map(String);
  const text = String(value ?? '').toLowerCase();
  const tests = {
    exact: () => wanted.includes(String(value)),
    is_not: () => !wanted.includes(String(value)),
    icontains: () => text.includes(wanted[0].toLowerCase()),
    not_icontains: () => !text.includes(wanted[0].toLowerCase()),
    regex: () => new RegExp(wanted[0]).test(String(value ?? '')),
    not_regex: () => !new RegExp(wanted[0]).test(String(value ?? '')),
    gt: () => Number(value) > Number(wanted[0]),
    gte: () => Number(value) >= Number(wanted[0]),
    lt: () => Number(value) < Number(wanted[0]),
    lte: () => Number(value) <= Number(wanted[0]),
    is_set: () => value !== undefined,
    is_not_set: () => value === undefined,
    is_date_before: () => String(value) < wanted[0],
    is_date_after: () => String(value) > wanted[0],
  };
  return tests[filter.operator ?? 'exact']();
}

const passesAll = (filters, event) =>
  Array.isArray(filters) ? filters.every((filter) => passes(filter, event)) : !filters || passes(filters, event);

function startOf(at, interval) {
  const date = new Date(at);
  if (interval === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  if (interval === 'week') return at - (at % DAY) - date.getUTCDay() * DAY;
  return at - (at % LENGTH[interval]);
}

function nextOf(start, interval) {
  const date = new Date(start);
  return interval === 'month' ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) : start + LENGTH[interval];
}

export function resolveRange({ date_from: from = '-7d', date_to: to } = {}, now, first) {
  const today = now - (now % DAY);
  const date = new Date(now);
  const month = (shift) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift, 1);
  const named = {
    all: first,
    dStart: today,
    '-1dStart': today - DAY,
    mStart: month(0),
    '-1mStart': month(-1),
    yStart: Date.UTC(date.getUTCFullYear(), 0, 1),
  };
  const rolling = /^-(\d+)([hdwm])$/.exec(from ?? '-7d');
  const unit = { h: DAY / 24, d: DAY, w: 7 * DAY, m: 30 * DAY };
  const start =
    named[from] ?? (rolling ? (rolling[2] === 'h' ? now : today) - rolling[1] * unit[rolling[2]] : Date.parse(from));
  const ends = { '-1dEnd': today - 1, '-1mEnd': month(0) - 1 };
  const end = to ? (ends[to] ?? Date.parse(to.slice(0, 10)) + DAY - 1) : now;
  return [start, end];
}

const bucketName = (start, interval) => {
  const iso = new Date(start).toISOString();
  return interval === 'hour' ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10);
};

function aggregate(events, series) {
  if ((series.math ?? 'total') === 'total') return events.length;
  if (series.math === 'dau') return new Set(events.map((event) => event.person.uuid)).size;
  const values = events
    .map((event) => Number(event.properties[series.math_property]))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (values.length === 0) return 0;
  const sum = values.reduce((left, right) => left + right, 0);
  const quantile = { median: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 }[series.math];
  if (quantile) return values[Math.floor(quantile * (values.length - 1))];
  return { sum, avg: sum / values.length, min: values[0], max: values.at(-1) }[series.math];
}

const NOTHING = '$$_posthog_breakdown_null_$$';
const OTHER = '$$_posthog_breakdown_other_$$';

function breakdownOf(query, event) {
  const { breakdown, breakdown_type: type } = query.breakdownFilter;
  return String(propertyOf({ key: breakdown, type }, event) ?? NOTHING);
}

function matching(world, query, series, now) {
  const [from, to] = resolveRange(query.dateRange, now, world.events.at(-1)?.at ?? now);
  const start = startOf(from, query.interval ?? 'day');
  return world.events.filter(
    (event) =>
      event.at >= start &&
      event.at <= to &&
      (series.event === null || event.event === series.event) &&
      passesAll(query.properties, event) &&
      passesAll(series.properties, event),
  );
}

export function trends(world, query, now) {
  const interval = query.interval ?? 'day';
  const [from, to] = resolveRange(query.dateRange, now, world.events.at(-1)?.at ?? now);
  const starts = [];
  for (let start = startOf(from, interval); start <= to; start = nextOf(start, interval)) starts.push(start);
  const days = starts.map((start) => bucketName(start, interval));
  const row = (events, series, order, value) => {
    const buckets = new Map(starts.map((start) => [start, []]));
    for (const event of events) buckets.get(startOf(event.at, interval))?.push(event);
    const data = starts.map((start) => aggregate(buckets.get(start), series));
    return {
      label: value ?? series.event ?? 'All events',
      count: data.reduce((left, right) => left + right, 0),
      data,
      days,
      labels: days,
      action: {
        order,
        id: series.event,
        name: series.event ?? 'All events',
        custom_name: series.custom_name ?? null,
        math: series.math ?? 'total',
      },
      ...(value === undefined ? {} : { breakdown_value: value }),
    };
  };
  const results = query.series.flatMap((series, order) => {
    const events = matching(world, query, series, now);
    if (!query.breakdownFilter) return [row(events, series, order)];
    const groups = Map.groupBy ? Map.groupBy(events, (event) => breakdownOf(query, event)) : group(events, query);
    const sorted = [...groups].sort((a, b) => b[1].length - a[1].length);
    const limit = query.breakdownFilter.breakdown_limit ?? 25;
    const rows = sorted.slice(0, limit).map(([value, inside]) => row(inside, series, order, value));
    const rest = sorted.slice(limit).flatMap(([, inside]) => inside);
    return rest.length > 0 ? [...rows, row(rest, series, order, OTHER)] : rows;
  });
  return {
    results,
    timezone: 'UTC',
    resolved_date_range: { date_from: new Date(from).toISOString(), date_to: new Date(to).toISOString() },
    hogql: '',
    is_cached: false,
    last_refresh: new Date(now).toISOString(),
    timings: [],
  };
}

function group(events, query) {
  const groups = new Map();
  for (const event of events) {
    const value = breakdownOf(query, event);
    groups.set(value, [...(groups.get(value) ?? []), event]);
  }
  return groups;
}

export const personJson = ({ browser, os, activity, ...person }) => person;

export const nameMatches = (person, search) =>
  [person.name, ...person.distinct_ids].some((text) => text.toLowerCase().includes(search.toLowerCase()));

export function actors(world, { source, search = '', limit = 100, offset = 0 }, now) {
  const query = source.source;
  const interval = query.interval ?? 'day';
  const start = source.day ? Date.parse(`${source.day.replace(' ', 'T')}${source.day.includes(' ') ? 'Z' : ''}`) : null;
  const counts = new Map();
  for (const event of matching(world, query, query.series[source.series], now)) {
    if (start !== null && startOf(event.at, interval) !== start) continue;
    if (source.breakdown !== undefined && breakdownOf(query, event) !== source.breakdown) continue;
    if (search === '' || nameMatches(event.person, search))
      counts.set(event.person, (counts.get(event.person) ?? 0) + 1);
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([person, count]) => [personJson(person), count]);
  return {
    results: rows.slice(offset, offset + limit),
    columns: ['actor', 'event_count'],
    types: [],
    hasMore: rows.length > offset + limit,
    limit,
    offset,
  };
}

export const eventJson = (event) => ({
  uuid: event.uuid,
  event: event.event,
  properties: event.properties,
  timestamp: new Date(event.at).toISOString(),
  team_id: 1,
  distinct_id: event.distinct_id,
  elements_chain: '',
  created_at: new Date(event.at).toISOString(),
});

export function events(world, { personId, limit = 100, offset = 0 }) {
  const rows = world.events.filter((event) => !personId || event.person.uuid === personId);
  return {
    results: rows.slice(offset, offset + limit).map((event) => [eventJson(event)]),
    columns: ['*'],
    types: [],
    hasMore: rows.length > offset + limit,
    limit,
    offset,
  };
}

/** Not an SQL engine: the counts of events, or the error that a typing mistake gives. */
export function hogql(world, { query }) {
  const mistake = /\bFORM\b/i.exec(query);
  if (mistake) {
    const before = query.slice(0, mistake.index).split('\n');
    throw Object.assign(
      new Error(`Line ${before.length}, column ${before.at(-1).length + 1}: expected FROM, found "FORM"`),
      { status: 400 },
    );
  }
  const counts = new Map();
  for (const event of world.events) {
    const [total, persons] = counts.get(event.event) ?? [0, new Set()];
    counts.set(event.event, [total + 1, persons.add(event.person.uuid)]);
  }
  const results = [...counts]
    .map(([name, [total, persons]]) => [name, total, persons.size])
    .sort((a, b) => b[1] - a[1]);
  return {
    results,
    columns: ['event', 'events', 'persons'],
    types: ['String', 'UInt64', 'UInt64'],
    hogql: query,
    clickhouse: query,
    hasMore: false,
    limit: 100,
    offset: 0,
  };
}
