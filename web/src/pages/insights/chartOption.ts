// SPDX-License-Identifier: Apache-2.0
import type { Interval } from '../../api/types';
import { formatCompact } from '../../lib/format';
import { bucketLabel } from '../../lib/time';
import type { Line } from '../../lib/trends';
import { FONT } from '../../theme';
import { pieTooltip, timeTooltip } from './chartTooltip';

export type ChartKind = 'line' | 'bar' | 'area' | 'pie';

export interface ChartInput {
  kind: ChartKind;
  lines: Line[];
  interval: Interval;
  /** Time still runs in the last bucket. */
  unfinished: boolean;
  dark: boolean;
}

export interface Ink {
  text: string;
  quiet: string;
  grid: string;
  card: string;
}

export function inkOf(dark: boolean): Ink {
  return dark
    ? { text: '#e4e6e5', quiet: '#939a97', grid: '#303537', card: '#1e2123' }
    : { text: '#211f1d', quiet: '#78746d', grid: '#ebe8e2', card: '#ffffff' };
}

/** Stacks add up where the lines are parts of one whole. */
export function isStacked(kind: ChartKind, lines: Line[]): boolean {
  return kind === 'area' || (kind === 'bar' && lines.some((line) => line.breakdown !== null));
}

function lineSeries(line: Line, input: ChartInput) {
  const last = line.data.length - 1;
  const split = input.unfinished && last > 0;
  const area = input.kind === 'area';
  const base = {
    type: 'line',
    name: line.id,
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: line.data.length <= 32,
    itemStyle: { color: line.colour },
    emphasis: { disabled: true },
    animation: false,
  };
  const solid = {
    ...base,
    data: split ? line.data.slice(0, last) : line.data,
    lineStyle: { width: 2, color: line.colour },
    ...(area ? { stack: 'finished', areaStyle: { color: line.colour, opacity: 0.28 } } : {}),
  };
  if (!split) return [solid];
  // A second series for the running period: it starts at the last finished point, so that the line stays whole.
  const tail = {
    ...base,
    data: line.data.map((value, index) => (index >= last - 1 ? value : null)),
    lineStyle: { width: 2, color: line.colour, type: [4, 4], opacity: 0.75 },
    ...(area ? { stack: 'running', areaStyle: { color: line.colour, opacity: 0.12 } } : {}),
  };
  return [solid, tail];
}

function barSeries(line: Line, input: ChartInput, stacked: boolean) {
  const last = line.data.length - 1;
  return {
    type: 'bar',
    name: line.id,
    stack: stacked ? 'all' : undefined,
    barMaxWidth: 36,
    barGap: '8%',
    itemStyle: { color: line.colour, borderRadius: stacked ? 0 : [3, 3, 0, 0] },
    emphasis: { disabled: true },
    animation: false,
    data: line.data.map((value, index) =>
      input.unfinished && index === last
        ? { value, itemStyle: { opacity: 0.45, borderColor: line.colour, borderType: 'dashed', borderWidth: 1 } }
        : value,
    ),
  };
}

function timeOption(input: ChartInput) {
  const { lines, interval, kind, dark } = input;
  const ink = inkOf(dark);
  const days = lines[0]?.days ?? [];
  const stacked = isStacked(kind, lines);
  return {
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 20, top: 16, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: days,
      boundaryGap: kind === 'bar',
      axisLine: { lineStyle: { color: ink.grid } },
      axisTick: { show: false },
      axisLabel: {
        color: ink.quiet,
        fontSize: 11,
        hideOverlap: true,
        formatter: (text: string) => bucketLabel(text, interval),
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: ink.quiet, fontSize: 11, formatter: formatCompact },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: {
        type: kind === 'bar' ? 'shadow' : 'line',
        lineStyle: { color: ink.quiet, width: 1 },
        shadowStyle: { opacity: 0.06 },
      },
      formatter: (points: unknown) => timeTooltip(points, input),
      ...tooltipBox(ink),
    },
    series:
      kind === 'bar'
        ? lines.map((line) => barSeries(line, input, stacked))
        : lines.flatMap((line) => lineSeries(line, input)),
  };
}

function tooltipBox(ink: Ink) {
  return {
    backgroundColor: ink.card,
    borderColor: ink.grid,
    padding: [8, 10],
    textStyle: { color: ink.text, fontSize: 12, fontFamily: FONT },
    confine: true,
    transitionDuration: 0,
  };
}

function pieOption({ lines, dark }: ChartInput) {
  const ink = inkOf(dark);
  return {
    tooltip: { trigger: 'item', formatter: (point: unknown) => pieTooltip(point, lines), ...tooltipBox(ink) },
    series: [
      {
        type: 'pie',
        radius: ['48%', '76%'],
        animation: false,
        itemStyle: { borderColor: ink.card, borderWidth: 2, borderRadius: 3 },
        label: { show: false },
        data: lines.map((line) => ({ name: line.id, value: line.total, itemStyle: { color: line.colour } })),
      },
    ],
  };
}

export function chartOption(input: ChartInput): Record<string, unknown> {
  return input.kind === 'pie' ? pieOption(input) : timeOption(input);
}
