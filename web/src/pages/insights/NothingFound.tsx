// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/api';
import type { Project, TrendsQuery } from '../../api/types';
import { ALL_TIME, naturalInterval, rangeLabel } from '../../lib/dateRange';
import { filterText } from '../../lib/filters';
import { formatNumber } from '../../lib/format';
import { type Removal, removals } from '../../lib/insightQuery';
import { EmptyState } from '../../ui/States';

interface Props {
  query: TrendsQuery;
  project: Project;
  onChange: (query: TrendsQuery) => void;
}

/** Filters tried one by one; more would be a burst of queries for a hint. */
const TRIED = 6;

/** All zero: says which filter removed everything by asking again without each. */
export function NothingFound({ query, project, onChange }: Props) {
  const candidates = removals(query).slice(0, TRIED);
  const tries = useQueries({
    queries: candidates.map((removal) => ({
      queryKey: ['without', project.id, removal.without],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.trends(project.id, removal.without, signal),
    })),
  });
  if (!project.ingested_event) {
    return (
      <EmptyState
        title="No events yet"
        actions={
          <Button component={Link} to={`/project/${project.id}/onboarding`}>
            Show the snippet
          </Button>
        }
      >
        This project has not received anything. Two lines in your product change that.
      </EmptyState>
    );
  }
  const guilty = candidates.flatMap((removal, index) => {
    const found = (tries[index]?.data?.results ?? []).reduce((sum, row) => sum + row.count, 0);
    return found > 0 ? [{ removal, found }] : [];
  });
  return (
    <EmptyState title="Nothing matches" testId="nothing-found">
      <Stack align="center" gap="sm">
        {guilty.map(({ removal, found }) => (
          <Guilty key={JSON.stringify(removal.without)} removal={removal} found={found} onChange={onChange} />
        ))}
        {guilty.length === 0 && (
          <Text size="sm">
            {tries.some((attempt) => attempt.isPending)
              ? 'Looking for the filter that removed everything…'
              : candidates.length === 0
                ? `No such event in this range (${rangeLabel(query.dateRange).toLowerCase()}).`
                : 'No single filter is the reason; perhaps the range is.'}
          </Text>
        )}
        <Group>
          {query.dateRange?.date_from !== 'all' && (
            <Button
              variant="default"
              onClick={() =>
                onChange({
                  ...query,
                  dateRange: ALL_TIME,
                  interval: naturalInterval(ALL_TIME, query.interval ?? 'day'),
                })
              }
            >
              Look at all time
            </Button>
          )}
          {candidates.length > 1 && guilty.length === 0 && (
            <Button
              variant="default"
              onClick={() =>
                onChange({
                  ...query,
                  properties: [],
                  series: query.series.map((node) => ({ ...node, properties: [] })),
                })
              }
            >
              Drop all filters
            </Button>
          )}
        </Group>
      </Stack>
    </EmptyState>
  );
}

function Guilty({ removal, found, onChange }: { removal: Removal; found: number; onChange: Props['onChange'] }) {
  return (
    <Group gap={8} justify="center">
      <Text size="sm">
        Without <code className="mono">{filterText(removal.filter)}</code>
        {removal.series && ` of series ${removal.series}`} there would be <b>{formatNumber(found)}</b>.
      </Text>
      <Button size="compact-xs" onClick={() => onChange(removal.without)} data-testid="drop-filter">
        Drop it
      </Button>
    </Group>
  );
}
