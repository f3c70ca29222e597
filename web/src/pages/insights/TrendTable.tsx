// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Group, SegmentedControl, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDownload } from '@tabler/icons-react';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Interval } from '../../api/types';
import { downloadCsv, toCsv } from '../../lib/csv';
import { formatNumber } from '../../lib/format';
import { isAdditive } from '../../lib/insightQuery';
import { bucketLabel } from '../../lib/time';
import { hasNonAdditive, hasSeveralSeries, isAggregated, type Line, lineName, summaryOf } from '../../lib/trends';
import { MiddleText } from '../../ui/MiddleText';

interface Props {
  lines: Line[];
  interval: Interval;
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onPick: (line: Line, index: number | null) => void;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});
const helper = createColumnHelper<typeof features, Line>();

type Summary = 'total' | 'average';

export function trendsCsv(lines: Line[], interval: Interval): string {
  const several = hasSeveralSeries(lines);
  const days = lines[0]?.days ?? [];
  const header = ['series', 'total', 'average', ...days.map((day) => (interval === 'hour' ? day : day.slice(0, 10)))];
  return toCsv(
    header,
    lines.map((line) => [lineName(line, several), line.total, Math.round(line.average * 100) / 100, ...line.data]),
  );
}

/** Why the second column is not what it seems, for the lines that are there. */
function notAdditive(lines: Line[], interval: Interval): string {
  const unique = `Unique users: somebody active in two ${interval}s counts in both, so the total is the sum of the ${interval}s, not the number of different people; the display “Number” shows that one.`;
  const mean = `Averages, extremes and percentiles: the second column is their mean over the ${interval}s; “Number” computes them over the whole range.`;
  const maths = lines.map((line) => line.math).filter((math) => !isAdditive(math));
  return [maths.includes('dau') && unique, maths.some((math) => math !== 'dau') && mean].filter(Boolean).join(' ');
}

export function TrendTable({ lines, interval, hidden, onToggle, onPick }: Props) {
  const [summary, setSummary] = useState<Summary>('total');
  const several = hasSeveralSeries(lines);
  const aggregated = isAggregated(lines);
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor((line) => lineName(line, several), {
          id: 'name',
          header: 'Series',
          sortFn: 'text',
          cell: ({ row: { original: line } }) => (
            <Group gap={8} wrap="nowrap">
              <Checkbox
                size="xs"
                color={line.colour}
                autoContrast={false}
                checked={!hidden.has(line.id)}
                onChange={() => onToggle(line.id)}
                aria-label={`Show ${lineName(line, several)} in the chart`}
              />
              {several && (
                <span className="letter" style={{ background: line.colour }}>
                  {line.letter}
                </span>
              )}
              <MiddleText text={lineName(line, several)} max={40} />
            </Group>
          ),
        }),
        helper.accessor((line) => summaryOf(line, summary), {
          id: 'summary',
          header: aggregated ? 'Whole range' : summary === 'total' ? 'Total' : 'Average',
          sortFn: 'basic',
          cell: ({ row, getValue }) => (
            <button type="button" className="cell-button" onClick={() => onPick(row.original, null)}>
              <b>{formatNumber(getValue())}</b>
            </button>
          ),
        }),
        ...(lines[0]?.days ?? []).map((day, index) =>
          helper.accessor((line) => line.data[index] ?? 0, {
            id: day,
            header: bucketLabel(day, interval),
            sortFn: 'basic',
            cell: ({ row, getValue }) => (
              <button type="button" className="cell-button" onClick={() => onPick(row.original, index)}>
                {formatNumber(getValue())}
              </button>
            ),
          }),
        ),
      ]),
    [lines, interval, hidden, onToggle, onPick, several, summary, aggregated],
  );
  const table = useTable({ features, columns, data: lines });

  return (
    <div>
      <Group justify="space-between" px={12} py={8}>
        {!aggregated && (
          <SegmentedControl
            aria-label="What the second column shows"
            data={[
              { value: 'total', label: 'Total' },
              { value: 'average', label: 'Average' },
            ]}
            value={summary}
            onChange={(next) => setSummary(next === 'average' ? 'average' : 'total')}
          />
        )}
        <Button
          ml="auto"
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={14} />}
          onClick={() => downloadCsv('hoglet-trends.csv', trendsCsv(lines, interval))}
          data-testid="trend-csv"
        >
          CSV
        </Button>
      </Group>
      <div className="scroll-x">
        <table className="grid-table numbers" data-testid="trend-table">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted();
                  const name = header.column.id === 'name';
                  return (
                    <th
                      key={header.id}
                      className={name ? 'stick' : 'right'}
                      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
                    >
                      <button type="button" className="cell-button" onClick={header.column.getToggleSortingHandler()}>
                        <table.FlexRender header={header} /> {sorted === 'asc' && <IconArrowUp size={11} aria-hidden />}
                        {sorted === 'desc' && <IconArrowDown size={11} aria-hidden />}
                      </button>
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} data-testid="trend-row" data-line={row.original.id}>
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={cell.column.id === 'name' ? 'stick' : 'right'}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!aggregated && hasNonAdditive(lines) && (
        <Text size="xs" c="dimmed" px={12} py={8} data-testid="not-additive">
          {notAdditive(lines, interval)}
        </Text>
      )}
    </div>
  );
}
