// SPDX-License-Identifier: Apache-2.0
import { Box, Loader, Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api } from '../../api/api';
import type { Display, Project, TrendsQuery } from '../../api/types';
import { readyQuery } from '../../lib/insightQuery';
import { bucketTitle, isUnfinished } from '../../lib/time';
import { hasSeveralSeries, isEmptyResult, type Line, lineName, toLines } from '../../lib/trends';
import { ErrorState } from '../../ui/States';
import { BigNumbers } from './BigNumbers';
import type { ChartKind } from './chartOption';
import { NothingFound } from './NothingFound';
import { type Drill, PersonsModal } from './PersonsModal';
import { TrendChart } from './TrendChart';
import { TrendTable } from './TrendTable';

interface Props {
  query: TrendsQuery;
  project: Project;
  onChange: (query: TrendsQuery) => void;
}

const CHART_KINDS: Partial<Record<Display, ChartKind>> = {
  ActionsLineGraph: 'line',
  ActionsBar: 'bar',
  ActionsAreaGraph: 'area',
  ActionsPie: 'pie',
};

/** Asks when editing rests for a moment; a newer question cancels the one under way. */
function useTrends(project: Project, query: TrendsQuery) {
  const text = JSON.stringify(readyQuery(query));
  const [settled] = useDebouncedValue(text, 250);
  const asked = useMemo(() => JSON.parse(settled) as TrendsQuery, [settled]);
  const result = useQuery({
    queryKey: ['trends', project.id, settled],
    queryFn: async ({ signal }) => ({ query: asked, response: await api.trends(project.id, asked, signal) }),
    placeholderData: keepPreviousData,
  });
  return { result, busy: result.isFetching || text !== settled };
}

export function Result({ query, project, onChange }: Props) {
  const { result, busy } = useTrends(project, query);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [drill, setDrill] = useState<Drill | null>(null);
  const dark = useComputedColorScheme() === 'dark';
  const data = result.data;
  const lines = useMemo(() => (data ? toLines(data.query, data.response.results) : []), [data]);
  const shown = useMemo(() => lines.filter((line) => !hidden.has(line.id)), [lines, hidden]);

  const toggle = useCallback((id: string) => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const pick = useCallback(
    (line: Line, index: number | null) => {
      if (data) setDrill(drillOf(data.query, line, index, hasSeveralSeries(lines)));
    },
    [data, lines],
  );

  if (result.isError)
    return (
      <Box p="md">
        <ErrorState error={result.error} retry={() => void result.refetch()} />
      </Box>
    );
  if (!data) return <Skeleton height={360} m="md" width="auto" />;
  if (isEmptyResult(lines)) return <NothingFound query={data.query} project={project} onChange={onChange} />;

  // The answer may still be of the former query; it is drawn as that query asked.
  const display = query.trendsFilter?.display ?? 'ActionsLineGraph';
  const interval = data.query.interval ?? 'day';
  const last = lines[0]?.days.at(-1);
  const unfinished = last !== undefined && isUnfinished(last, interval, new Date(), data.response.timezone);
  const kind = CHART_KINDS[display];
  return (
    <div style={{ position: 'relative' }} aria-busy={busy} data-testid="trend-result" data-busy={busy}>
      {busy && (
        <Loader size={16} style={{ position: 'absolute', right: 12, top: 8, zIndex: 3 }} aria-label="Computing" />
      )}
      <div style={{ opacity: busy ? 0.6 : 1, transition: 'opacity 150ms' }}>
        {kind && (
          <div style={{ padding: '8px 8px 0' }}>
            <TrendChart
              kind={kind}
              lines={shown}
              interval={interval}
              unfinished={unfinished}
              dark={dark}
              onPick={pick}
            />
          </div>
        )}
        {display === 'BoldNumber' && <BigNumbers lines={shown} onPick={pick} />}
        {unfinished && kind && kind !== 'pie' && (
          <Text size="xs" c="dimmed" px={12} pt={6}>
            The last {interval} is still running{kind === 'bar' ? ' (pale)' : ' (dashed)'}.
          </Text>
        )}
        <TrendTable lines={lines} interval={interval} hidden={hidden} onToggle={toggle} onPick={pick} />
      </div>
      <PersonsModal drill={drill} close={() => setDrill(null)} />
    </div>
  );
}

function drillOf(query: TrendsQuery, line: Line, index: number | null, several: boolean): Drill {
  const day = index === null ? undefined : line.days[index];
  const source: Drill['source'] = { kind: 'InsightActorsQuery', source: query, series: line.order };
  if (day !== undefined) source.day = day;
  if (line.breakdown !== null) source.breakdown = line.breakdownValue;
  return {
    title: lineName(line, several),
    subtitle: day === undefined ? 'In the whole range' : bucketTitle(day, query.interval ?? 'day'),
    source,
  };
}
