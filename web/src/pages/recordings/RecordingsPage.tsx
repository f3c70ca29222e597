// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { Project, Recording } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { clock } from '../../lib/replay';
import { formatTime } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';

const ROUTE = '/project/$projectId/recordings';
const PAGE = 50;

export function RecordingsPage() {
  const project = useProject();
  const { distinct_id: distinctId = '', page: pageText } = useSearch({ from: ROUTE });
  const page = Math.max(1, Math.floor(Number(pageText ?? 1)) || 1);
  const navigate = useNavigate({ from: ROUTE });
  const recordings = useQuery({
    queryKey: ['recordings', project.id, distinctId, page],
    queryFn: ({ signal }) =>
      api.recordings(
        project.id,
        { distinct_id: distinctId || undefined, limit: PAGE, offset: (page - 1) * PAGE },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const rows = recordings.data?.results ?? [];
  const goTo = (next: number) =>
    void navigate({ search: { distinct_id: distinctId || undefined, page: String(next) } });
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
          onChange={(next) => void navigate({ search: { distinct_id: next || undefined }, replace: true })}
          testId="recordings-search"
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
        {recordings.data && rows.length === 0 && <Nothing search={distinctId} project={project} />}
        {rows.length > 0 && <RecordingsTable rows={rows} project={project} />}
      </div>
      <Pager page={page} isLast={!recordings.data?.next} label={`Page ${page}`} goTo={goTo} />
    </div>
  );
}

function RecordingsTable({ rows, project }: { rows: Recording[]; project: Project }) {
  return (
    <table className="grid-table" data-testid="recordings-table">
      <thead>
        <tr>
          <th>Who</th>
          <th>When</th>
          <th>Length</th>
          <th>First page</th>
          <th>Pages</th>
          <th>Clicks</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((recording) => (
          <tr key={recording.id} data-testid="recording-row">
            <td>
              <Link
                className="quiet-link"
                to="/project/$projectId/recordings/$sessionId"
                params={{ projectId: String(project.id), sessionId: recording.id }}
                style={{ fontWeight: 550 }}
              >
                <MiddleText text={recording.distinct_id} max={32} />
              </Link>
            </td>
            <td className="numbers">{formatTime(recording.start_time, project.timezone)}</td>
            <td className="numbers">{clock(recording.recording_duration)}</td>
            <td>
              <MiddleText text={recording.start_url || '–'} max={48} />
            </td>
            <td className="numbers">{formatNumber(recording.page_count)}</td>
            <td className="numbers">{formatNumber(recording.click_count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ search, project }: { search: string; project: Project }) {
  if (search !== '') {
    return <EmptyState title={`No recordings of “${search}”`}>The whole distinct id is compared.</EmptyState>;
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
