// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { formatNumber } from '../../lib/format';
import { hasSeveralSeries, type Line, lineName } from '../../lib/trends';
import { type ChartInput, chartOption, isStacked } from './chartOption';
import { type ECharts, init } from './echarts';
import { nearestLine } from './nearestLine';

interface Props extends ChartInput {
  /** A point was clicked; no index means the line as a whole. */
  onPick: (line: Line, index: number | null) => void;
  height?: number;
}

/** Draws the lines on a canvas. Any click inside the grid picks the line nearest to it. */
export function TrendChart({ onPick, height = 340, ...input }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const latest = useRef({ input, onPick });
  latest.current = { input, onPick };

  useEffect(() => {
    if (host.current === null) return;
    const drawn = init(host.current, null, { renderer: 'canvas' });
    chart.current = drawn;
    const resize = new ResizeObserver(() => drawn.resize());
    resize.observe(host.current);
    drawn.getZr().on('click', (event) => pickPoint(drawn, event.offsetX, event.offsetY, latest.current));
    drawn.on('click', (event) => {
      const line = latest.current.input.lines.find((candidate) => candidate.id === event.name);
      if (latest.current.input.kind === 'pie' && line) latest.current.onPick(line, null);
    });
    return () => {
      resize.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  const { kind, lines, interval, unfinished, dark } = input;
  useEffect(() => {
    chart.current?.setOption(chartOption({ kind, lines, interval, unfinished, dark }), { notMerge: true });
  }, [kind, lines, interval, unfinished, dark]);

  const several = hasSeveralSeries(lines);
  const summary = lines.slice(0, 10).map((line) => `${lineName(line, several)}: ${formatNumber(line.total)}`);
  return (
    <div
      ref={host}
      role="img"
      aria-label={`Chart. ${summary.join('; ')}. The table below has all numbers.`}
      data-testid="trend-chart"
      data-lines={lines.length}
      style={{ height, cursor: 'pointer' }}
    />
  );
}

function pickPoint(
  chart: ECharts,
  x: number,
  y: number,
  { input, onPick }: { input: ChartInput; onPick: Props['onPick'] },
) {
  const { kind, lines } = input;
  if (kind === 'pie' || !chart.containPixel('grid', [x, y])) return;
  const [index, value] = chart.convertFromPixel('grid', [x, y]);
  if (index === undefined || value === undefined) return;
  const line =
    kind === 'bar'
      ? barAt(lines, index, value, isStacked(kind, lines))
      : nearestLine(lines, index, value, kind === 'area');
  if (line && index >= 0 && index < line.data.length) onPick(line, index);
}

/** Bars of a group stand side by side, so height alone cannot tell them apart; the shortest that reaches the click wins. */
function barAt(lines: Line[], index: number, value: number, stacked: boolean): Line | undefined {
  if (stacked) return nearestLine(lines, index, value, true);
  const reaching = lines.filter((line) => (line.data[index] ?? 0) >= value);
  return (
    reaching.sort((a, b) => (a.data[index] ?? 0) - (b.data[index] ?? 0))[0] ?? nearestLine(lines, index, value, false)
  );
}
