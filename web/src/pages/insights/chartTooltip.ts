// SPDX-License-Identifier: Apache-2.0
import { formatNumber, formatPercent, truncateMiddle } from '../../lib/format';
import { bucketTitle } from '../../lib/time';
import { hasSeveralSeries, type Line, lineName } from '../../lib/trends';
import type { ChartInput } from './chartOption';

/** More rows than this do not fit beside a chart. */
const MAX_ROWS = 14;

/** Names come from events and may hold anything; the tooltip is HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function row(colour: string, name: string, value: string): string {
  const dot = `<span style="display:inline-block;width:8px;height:8px;border-radius:2px;background:${colour}"></span>`;
  const text = escapeHtml(truncateMiddle(name, 44));
  return `<tr><td style="padding-right:6px">${dot}</td><td style="padding-right:18px">${text}</td>
    <td style="text-align:right;font-weight:600;font-variant-numeric:tabular-nums">${value}</td></tr>`;
}

function dataIndex(points: unknown): number | null {
  const first = Array.isArray(points) ? points[0] : points;
  const index = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
  return typeof index === 'number' ? index : null;
}

export function timeTooltip(points: unknown, { lines, interval, unfinished }: ChartInput): string {
  const index = dataIndex(points);
  if (index === null) return '';
  const several = hasSeveralSeries(lines);
  const day = lines[0]?.days[index] ?? '';
  const running = unfinished && index === (lines[0]?.days.length ?? 0) - 1;
  const sorted = [...lines].sort((a, b) => (b.data[index] ?? 0) - (a.data[index] ?? 0));
  const rows = sorted
    .slice(0, MAX_ROWS)
    .map((line) => row(line.colour, lineName(line, several), formatNumber(line.data[index])));
  const more = sorted.length > MAX_ROWS ? `<div style="opacity:.65">and ${sorted.length - MAX_ROWS} more</div>` : '';
  const title = `${escapeHtml(bucketTitle(day, interval))}${running ? ' <span style="opacity:.65">(still running)</span>' : ''}`;
  return `<div style="font-weight:600;margin-bottom:4px">${title}</div><table style="border-spacing:0 2px">${rows.join('')}</table>${more}
    <div style="opacity:.65;margin-top:4px">Click to see the persons</div>`;
}

export function pieTooltip(point: unknown, lines: Line[]): string {
  const line = lines[dataIndex(point) ?? -1];
  if (!line) return '';
  const whole = lines.reduce((sum, other) => sum + other.total, 0);
  const value = `${formatNumber(line.total)} (${formatPercent(line.total, whole)})`;
  return `<table>${row(line.colour, lineName(line, hasSeveralSeries(lines)), value)}</table>`;
}
