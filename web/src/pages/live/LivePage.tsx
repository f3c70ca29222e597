// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group, Tabs } from '@mantine/core';
import { useInterval, useWindowScroll } from '@mantine/hooks';
import { IconFilter, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { LiveEvent, Project } from '../../api/types';
import { plural } from '../../lib/format';
import { useHotkeyMap } from '../../lib/hotkeys';
import { PageHead } from '../../ui/PageHead';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { EventLine } from './EventLine';
import { matchesFilter } from './eventFilter';
import { KEPT } from './liveBuffer';
import { RefusedList } from './RefusedList';
import { useLiveEvents } from './useLiveEvents';

const ROUTE = '/project/$projectId/live';
/** Scrolled further than this, the reader looks at older rows. */
const SCROLLED = 60;

export function LivePage() {
  const project = useProject();
  const { tab = 'events' } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const refused = useQuery({
    queryKey: ['refused', project.id],
    queryFn: ({ signal }) => api.refusedRequests(project.id, signal),
    refetchInterval: 3000,
  });
  const refusedCount = refused.data?.results.length ?? 0;
  return (
    <div className="page">
      <PageHead title="Live events" hint="Newest first, usually within a second of being sent.">
        <Zone timezone={project.timezone} />
      </PageHead>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => void navigate({ search: (before) => ({ ...before, tab: next ?? undefined }) })}
      >
        <Tabs.List mb="sm">
          <Tabs.Tab value="events">Events</Tabs.Tab>
          <Tabs.Tab
            value="refused"
            data-testid="tab-refused"
            rightSection={
              refusedCount > 0 ? (
                <Badge color="red" size="sm" variant="light">
                  {refusedCount}
                </Badge>
              ) : null
            }
          >
            Refused requests
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="events">
          <Events project={project} key={project.id} />
        </Tabs.Panel>
        <Tabs.Panel value="refused">
          {refused.isPending && <RowsSkeleton />}
          {refused.isError && <ErrorState error={refused.error} retry={() => void refused.refetch()} />}
          {refused.data && refusedCount === 0 && (
            <EmptyState title="Nothing was refused">
              Requests that capture cannot take show here, with the reason and the fix.
            </EmptyState>
          )}
          {refused.data && refusedCount > 0 && (
            <div className="card">
              <RefusedList requests={refused.data.results} project={project} />
            </div>
          )}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Events({ project }: { project: Project }) {
  const [paused, setPaused] = useState(false);
  const [{ y }, scrollTo] = useWindowScroll();
  const stream = useLiveEvents(project.id, paused || y > SCROLLED);
  const { filter = '' } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), 1000, { autoInvoke: true });
  useHotkeyMap({ ' ': () => setPaused((before) => !before) });

  const setFilter = (next: string) => {
    void navigate({ search: (before) => ({ ...before, filter: next || undefined }), replace: true });
  };
  const rows = stream.shown.filter((event) => matchesFilter(event, filter));
  const showNew = () => {
    stream.release();
    scrollTo({ y: 0 });
  };
  return (
    <>
      <Group mb="sm" gap="sm">
        <SearchLine
          label="Filter events"
          placeholder="Event, distinct id, or property=value"
          icon={<IconFilter size={14} />}
          value={filter}
          onChange={setFilter}
          width={360}
          testId="live-filter"
        />
        <Button
          variant="default"
          leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
          onClick={() => setPaused(!paused)}
          aria-pressed={paused}
          data-testid="live-pause"
        >
          {paused ? 'Go on' : 'Pause'}
        </Button>
        {!paused && <Listening error={stream.error} />}
      </Group>
      {stream.held > 0 && (
        <Group justify="center" style={{ position: 'sticky', top: 10, zIndex: 5 }} mb="sm">
          <Button radius="xl" onClick={showNew} data-testid="live-new">
            {stream.held < KEPT ? stream.held : `More than ${KEPT}`} new
          </Button>
        </Group>
      )}
      <div className="card" data-testid="live-list">
        <Rows rows={rows} stream={stream} filter={filter} project={project} now={now} />
      </div>
    </>
  );
}

interface RowsProps {
  rows: LiveEvent[];
  stream: ReturnType<typeof useLiveEvents>;
  filter: string;
  project: Project;
  now: Date;
}

function Rows({ rows, stream, filter, project, now }: RowsProps) {
  const navigate = useNavigate({ from: ROUTE });
  if (!stream.loaded) return stream.error ? <ErrorState error={stream.error} /> : <RowsSkeleton rows={12} />;
  if (rows.length > 0)
    return rows.map((event) => <EventLine key={event.uuid} event={event} project={project} now={now} />);
  if (filter !== '') {
    return (
      <EmptyState
        title="No event passes the filter"
        actions={
          <Button
            variant="default"
            onClick={() => void navigate({ search: (before) => ({ ...before, filter: undefined }) })}
          >
            Drop the filter “{filter}”
          </Button>
        }
      >
        {plural(stream.shown.length, 'event')} on this page, none with it. New ones are filtered as they arrive.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No events yet"
      actions={
        <Button component={Link} to={`/project/${project.id}/onboarding`}>
          Show the snippet
        </Button>
      }
    >
      This page fills by itself as soon as your product sends something.
    </EmptyState>
  );
}

function Listening({ error }: { error: unknown }) {
  return (
    <Group gap={8} role="status">
      <span className="pulse" style={{ background: error ? undefined : 'var(--hog-accent)' }} aria-hidden />
      <span style={{ color: 'var(--hog-quiet)' }}>{error ? 'connection lost, trying again…' : 'listening'}</span>
    </Group>
  );
}
