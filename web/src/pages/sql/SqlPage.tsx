// SPDX-License-Identifier: Apache-2.0
import { Alert, Box, Button, Group, Kbd, Text } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';
import { queryClient, useProject } from '../../api/session';
import type { RowsResponse } from '../../api/types';
import { downloadCsv, toCsv } from '../../lib/csv';
import { plural, valueText } from '../../lib/format';
import { MOD } from '../../lib/hotkeys';
import { errorOffset } from '../../lib/sqlError';
import { PageHead } from '../../ui/PageHead';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { RowsTable } from './RowsTable';
import { SqlEditor } from './SqlEditor';

const ROUTE = '/project/$projectId/sql';

const EXAMPLE = `SELECT event, count() AS events, count(DISTINCT person_id) AS persons
FROM events
WHERE timestamp > now() - INTERVAL 7 DAY
GROUP BY event
ORDER BY events DESC
LIMIT 20`;

export function SqlPage() {
  const project = useProject();
  const { query: asked } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const [sql, setSql] = useState(asked ?? EXAMPLE);
  const [version, setVersion] = useState(0);
  const ran = useRef(asked);
  // Back, forward and a pasted link bring another text; the one that was just run is in the editor already.
  useEffect(() => {
    if (asked === ran.current) return;
    ran.current = asked;
    setSql(asked ?? EXAMPLE);
    setVersion((before) => before + 1);
  }, [asked]);
  const key = ['sql', project.id, asked];
  const result = useQuery({
    queryKey: key,
    enabled: asked !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const started = performance.now();
      const response = await api.sql(project.id, { kind: 'HogQLQuery', query: asked ?? '' }, signal);
      return { response, millis: Math.round(performance.now() - started) };
    },
  });

  const run = () => {
    if (sql.trim() === '') return;
    if (sql === asked) void result.refetch();
    else {
      ran.current = sql;
      void navigate({ search: { query: sql } });
    }
  };
  const error = result.error;
  // Only the text that was run has a place for the error; edited text is another one.
  const problem = useMemo(() => {
    if (!(error instanceof ApiError) || sql !== asked) return null;
    const offset = errorOffset(sql, error.message);
    return offset === null ? null : { offset, message: error.message };
  }, [error, sql, asked]);
  const change = useCallback((next: string) => setSql(next), []);

  return (
    <div className="page">
      <PageHead title="SQL" hint="Read-only HogQL over events, persons and groups; properties.name reads a property.">
        <Zone timezone={project.timezone} />
      </PageHead>
      <div className="card" style={{ overflow: 'hidden' }}>
        <Box h={200} style={{ resize: 'vertical', overflow: 'auto' }}>
          <SqlEditor key={version} initial={sql} problem={problem} onChange={change} onRun={run} />
        </Box>
        <Group p={8} gap="sm" style={{ borderTop: '1px solid var(--hog-line)' }}>
          {result.isFetching ? (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={14} />}
              onClick={() => void queryClient.cancelQueries({ queryKey: key })}
            >
              Cancel
            </Button>
          ) : (
            <Button leftSection={<IconPlayerPlay size={14} />} onClick={run} data-testid="sql-run">
              Run
            </Button>
          )}
          <Text size="xs" c="dimmed">
            <Kbd size="xs">{MOD}</Kbd> <Kbd size="xs">Enter</Kbd> runs · without LIMIT the first 100 rows
          </Text>
          {result.data && <Summary {...result.data} />}
        </Group>
      </div>
      <Box mt="md">
        {result.isFetching && !result.data && <RowsSkeleton />}
        {error && !result.isFetching && <SqlError error={error} retry={run} />}
        {result.data && !error && <RowsTable response={result.data.response} />}
        {asked === undefined && (
          <EmptyState title="Nothing run yet">
            The example above counts events and persons of the last week. Change it or run it as it is.
          </EmptyState>
        )}
      </Box>
    </div>
  );
}

function SqlError({ error, retry }: { error: Error; retry: () => void }) {
  if (!(error instanceof ApiError) || error.status !== 400) return <ErrorState error={error} retry={retry} />;
  return (
    <Alert color="red" variant="light" title="The query cannot be run" role="alert" data-testid="sql-error">
      <Text size="sm" className="mono" style={{ whiteSpace: 'pre-wrap' }}>
        {error.message}
      </Text>
    </Alert>
  );
}

function Summary({ response, millis }: { response: RowsResponse; millis: number }) {
  const download = () => {
    const rows = response.results.map((row) =>
      row.map((cell) => (typeof cell === 'object' && cell !== null ? valueText(cell) : cell)),
    );
    downloadCsv('hoglet-query.csv', toCsv(response.columns, rows));
  };
  return (
    <Group gap="sm" ml="auto">
      <Text size="xs" c="dimmed" data-testid="sql-summary">
        {plural(response.results.length, 'row')}
        {response.hasMore ? ' (there are more)' : ''} in {millis} ms
      </Text>
      <Button variant="subtle" color="gray" leftSection={<IconDownload size={14} />} onClick={download}>
        CSV
      </Button>
    </Group>
  );
}
