// SPDX-License-Identifier: Apache-2.0
import type { TrendsQuery, TrendsRow } from '../api/types';
import { breakdownTitle, eventTitle, isOther } from './format';
import { isAdditive, NUMERIC_MATHS, seriesLetter } from './insightQuery';

/** One line of a chart: a series, or one breakdown value of a series, ready to draw. */
export interface Line {
  /** Stable while the data changes, so that hidden lines stay hidden and colours stay. */
  id: string;
  order: number;
  letter: string;
  title: string;
  breakdown: string | null;
  breakdownValue: string | number | null | undefined;
  math: string | undefined;
  colour: string;
  data: number[];
  days: string[];
  total: number;
  average: number;
}

/** Distinct on light and dark grounds, neighbours far apart. */
const COLOURS = [
  '#2f8f6f',
  '#d9803a',
  '#4f7fd6',
  '#b8567d',
  '#8a9a2f',
  '#7d63c0',
  '#3aa0b5',
  '#c9a227',
  '#c4574a',
  '#5c8a4a',
  '#9a6b4f',
  '#5f6fb0',
  '#d179b3',
  '#3f9c93',
  '#a48a5a',
  '#8b5e8f',
];
const OTHER_COLOUR = '#9a958c';

export function lineColour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? OTHER_COLOUR;
}

function mathText(math: string | undefined, property: string | undefined): string {
  if (math === 'dau') return ' · unique users';
  const numeric = NUMERIC_MATHS.find((candidate) => candidate.value === math);
  return numeric ? ` · ${numeric.label.toLowerCase()} of ${property ?? '?'}` : '';
}

export function toLines(query: TrendsQuery, rows: TrendsRow[]): Line[] {
  return rows.map((row, index) => {
    const order = row.action?.order ?? 0;
    const series = query.series[order];
    const broken = query.breakdownFilter !== undefined;
    const breakdown = broken ? breakdownTitle(row.breakdown_value) : null;
    const math = series?.math ?? row.action?.math;
    const name = series?.custom_name || eventTitle(series?.event ?? row.action?.id ?? null);
    const sum = row.data.reduce((left, right) => left + right, 0);
    return {
      id: `${order}:${broken ? String(row.breakdown_value) : ''}`,
      order,
      letter: seriesLetter(order),
      title: series?.custom_name ? name : name + mathText(math, series?.math_property),
      breakdown,
      breakdownValue: row.breakdown_value,
      math,
      colour: isOther(row.breakdown_value) ? OTHER_COLOUR : lineColour(index),
      data: row.data,
      days: row.days,
      total: row.aggregated_value ?? row.count,
      average: row.data.length === 0 ? 0 : sum / row.data.length,
    };
  });
}

/** Whether the answer has one number for the whole range instead of one per period. */
export function isAggregated(lines: Line[]): boolean {
  return lines.every((line) => line.days.length === 0);
}

/** The one number of a line. Sums of averages and percentiles mean nothing: those show the mean of their periods. */
export function summaryOf(line: Line, summary: 'total' | 'average'): number {
  if (line.days.length === 0) return line.total;
  const numeric = line.math !== 'dau' && !isAdditive(line.math);
  return summary === 'average' || numeric ? line.average : line.total;
}

export function lineName(line: Line, several: boolean): string {
  if (line.breakdown === null) return line.title;
  return several ? `${line.breakdown} · ${line.title}` : line.breakdown;
}

export function hasSeveralSeries(lines: Line[]): boolean {
  return new Set(lines.map((line) => line.order)).size > 1;
}

export function isEmptyResult(lines: Line[]): boolean {
  return lines.every((line) => line.data.every((value) => value === 0) && line.total === 0);
}

export function hasNonAdditive(lines: Line[]): boolean {
  return lines.some((line) => !isAdditive(line.math));
}
