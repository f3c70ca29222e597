// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Select } from '@mantine/core';
import { IconLink, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { Project } from '../../api/types';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { RecordingsTable } from './RecordingsTable';

const ROUTE = '/project/$projectId/recordings';
const PAGE = 50;

/** Seconds that a session lasted at least. */
const LENGTHS = [
  { value: '', label: 'Any length' },
  { value: '5', label: 'From 5 seconds' },
  { value: '60', label: 'From 1 minute' },
  { value: '600', label: 'From 10 minutes' },
];

export function RecordingsPage() {
  const project = useProject();
  const search = useSearch({ from: ROUTE });
  const { distinct_id: distinctId = '', url = '', duration_min: shortest = '', page: pageText } = search;
  const page = Math.max(1, Math.floor(Number(pageText ?? 1)) || 1);
  const navigate = useNavigate({ from: ROUTE });
  const recordings = useQuery({
    queryKey: ['recordings', project.id, distinctId, url, shortest, page],
    queryFn: ({ signal }) =>
      api.recordings(
        project.id,
        {
          distinct_id: distinctId,
          url,
          duration_min: shortest,
          limit: PAGE,
          offset: (page - 1) * PAGE,
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const rows = recordings.data?.results ?? [];
  const goTo = (next: number) => void navigate({ search: { ...search, page: String(next) } });
  const filter = (changes: { distinct_id?: string; url?: string; duration_min?: string }) =>
    void navigate({ search: { ...search, ...changes, page: undefined }, replace: true });
  const filtered = distinctId !== '' || url !== '' || shortest !== '';
  return (
    <div className="page">
      <PageHead title="Recordings" hint="What visitors saw and did, newest first. Kept for 30 days.">
        <Zone timezone={project.timezone} />
      </PageHead>
      <Group mb="sm">
        <SearchLine
          label="Recordings of a distinct id"
          placeholder="Distinct id"
          icon={<IconSearch size={14} />}
          value={distinctId}
          onChange={(next) => filter({ distinct_id: next || undefined })}
          testId="recordings-search"
        />
        <SearchLine
          label="Part of an address that was opened"
          placeholder="Part of an address"
          icon={<IconLink size={14} />}
          value={url}
          onChange={(next) => filter({ url: next || undefined })}
          testId="recordings-url"
        />
        <Select
          aria-label="Length"
          allowDeselect={false}
          value={shortest}
          onChange={(next) => filter({ duration_min: next || undefined })}
          data={LENGTHS}
          data-testid="recordings-length"
        />
      </Group>
      {!project.session_recording_opt_in && rows.length > 0 && (
        <Alert color="yellow" variant="light" mb="sm">
          Recording is switched off: no new sessions are added.
        </Alert>
      )}
      {recordings.isError && <ErrorState error={recordings.error} retry={() => void recordings.refetch()} />}
      <div className="card scroll-x" aria-busy={recordings.isFetching}>
        {recordings.isPending && <RowsSkeleton rows={12} />}
        {recordings.data && rows.length === 0 && <Nothing filtered={filtered} project={project} />}
        {rows.length > 0 && <RecordingsTable rows={rows} project={project} />}
      </div>
      <Pager page={page} isLast={!recordings.data?.next} label={`Page ${page}`} goTo={goTo} />
    </div>
  );
}

function Nothing({ filtered, project }: { filtered: boolean; project: Project }) {
  if (filtered) {
    return <EmptyState title="No such recordings">The whole distinct id is compared; of addresses, a part.</EmptyState>;
  }
  if (project.session_recording_opt_in) {
    return (
      <EmptyState title="No recordings yet">
        Open a page that loads posthog-js: its session appears here some seconds later.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Sessions are not recorded"
      actions={
        <Button component={Link} to={`/project/${project.id}/settings`}>
          Open settings
        </Button>
      }
    >
      Switch on “Record sessions” in the settings. Pages that load posthog-js then record what visitors see and do; no
      other change is needed.
    </EmptyState>
  );
}
