// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import type { FeatureFlag, FlagActivity, Json, Project } from '../../api/types';
import { formatTime } from '../../lib/time';
import { ErrorState, RowsSkeleton } from '../../ui/States';
import { Section } from './Section';

const PAGE = 20;
const FIELDS: Record<string, string> = {
  key: 'key',
  name: 'description',
  filters: 'rules',
  active: 'enabled',
  deleted: 'deleted',
  ensure_experience_continuity: 'value kept at sign-in',
};
const WORDS = { created: 'made the flag', updated: 'changed', deleted: 'deleted the flag', restored: 'restored it' };

/** Who changed what, newest first. */
export function History({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const [page, setPage] = useState(0);
  const activity = useQuery({
    queryKey: ['flag-activity', project.id, flag.id, flag.version, page],
    queryFn: ({ signal }) => api.flagActivity(project.id, flag.id, { limit: PAGE, offset: page * PAGE }, signal),
  });
  return (
    <Section title="Who changed what">
      {activity.isPending && <RowsSkeleton rows={4} />}
      {activity.isError && <ErrorState error={activity.error} retry={() => void activity.refetch()} />}
      {activity.data?.results.map((entry) => (
        <Entry key={entry.id} entry={entry} project={project} />
      ))}
      {activity.data && (page > 0 || activity.data.next) && (
        <Group mt="sm" gap="xs">
          <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Newer
          </Button>
          <Button variant="default" disabled={!activity.data.next} onClick={() => setPage(page + 1)}>
            Older
          </Button>
        </Group>
      )}
    </Section>
  );
}

function Entry({ entry, project }: { entry: FlagActivity; project: Project }) {
  const fields = entry.detail.changes.map((change) => FIELDS[change.field] ?? change.field);
  const what = entry.activity === 'updated' ? `changed ${fields.join(', ')}` : WORDS[entry.activity];
  return (
    <details className="flag-entry" data-testid="flag-entry">
      <summary>
        <Text span size="sm" fw={550}>
          {entry.user?.email ?? 'Somebody'}
        </Text>{' '}
        <Text span size="sm">
          {what}
        </Text>{' '}
        <Text span size="xs" c="dimmed" className="numbers">
          {formatTime(entry.created_at, project.timezone)} · version {entry.version}
        </Text>
      </summary>
      <div className="scroll-x">
        <table className="grid-table" style={{ margin: '8px 0' }}>
          <thead>
            <tr>
              <th>What</th>
              <th>Before</th>
              <th>After</th>
            </tr>
          </thead>
          <tbody>
            {entry.detail.changes.map((change) => (
              <tr key={change.field}>
                <td style={{ verticalAlign: 'top' }}>{FIELDS[change.field] ?? change.field}</td>
                <td style={{ verticalAlign: 'top' }}>
                  <Value value={change.before} />
                </td>
                <td style={{ verticalAlign: 'top' }}>
                  <Value value={change.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Value({ value }: { value: Json }) {
  if (value === null || value === '') return <span style={{ color: 'var(--hog-quiet)' }}>–</span>;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return <pre className="flag-json">{text}</pre>;
}
