// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, Group, Select, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { Project, Recording, SnapshotEvent } from '../../api/types';
import { formatNumber, plural } from '../../lib/format';
import { clock, plain } from '../../lib/replay';
import { formatTime } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { DeleteRecording } from './DeleteRecording';
import { Player } from './Player';
import { useSessionEvents } from './SessionEvents';

/** What a browser can hold; later parts of a longer session are left out, and the page says so. */
const BYTES_MAX = 200 * 1024 * 1024;

interface Loaded {
  windows: Map<string, SnapshotEvent[]>;
  complete: boolean;
  /** Parts that are left out, for pieces of them are missing or cannot be read. */
  leftOut: number;
}

async function load(project: Project, recording: Recording, signal: AbortSignal): Promise<Loaded> {
  const windows = new Map<string, SnapshotEvent[]>();
  if (recording.size > BYTES_MAX) return { windows, complete: false, leftOut: 0 };
  let leftOut = 0;
  let cursor: string | undefined;
  do {
    const page = await api.snapshots(project.id, recording.id, cursor, signal);
    for (const part of page.results) {
      if (part.incomplete) leftOut++;
      const events = await Promise.all(part.events.map(plain));
      windows.set(part.window_id, (windows.get(part.window_id) ?? []).concat(events));
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  for (const events of windows.values()) events.sort((one, other) => one.timestamp - other.timestamp);
  return { windows, complete: true, leftOut };
}

export function RecordingPage() {
  const project = useProject();
  const { sessionId } = useParams({ from: '/project/$projectId/recordings/$sessionId' });
  const recording = useQuery({
    queryKey: ['recording', project.id, sessionId],
    queryFn: ({ signal }) => api.recording(project.id, sessionId, signal),
  });
  return (
    <div className="page">
      <Anchor component={Link} to={`/project/${project.id}/recordings`} size="sm" c="dimmed">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={14} /> Recordings
        </Group>
      </Anchor>
      {recording.isPending && <RowsSkeleton rows={4} />}
      {recording.isError && <ErrorState error={recording.error} retry={() => void recording.refetch()} />}
      {recording.data && <Watch recording={recording.data} project={project} />}
    </div>
  );
}

function Watch({ recording, project }: { recording: Recording; project: Project }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const loaded = useQuery({
    queryKey: ['snapshots', project.id, recording.id],
    queryFn: ({ signal }) => load(project, recording, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const moments = useSessionEvents(project, recording);
  // Where most happened, unless another window is asked for.
  const windows = [...(loaded.data?.windows ?? [])].sort(([, one], [, other]) => other.length - one.length);
  const [name, events] = windows.find(([id]) => id === chosen) ?? windows[0] ?? ['', []];
  return (
    <>
      <Group justify="space-between" mb="sm" mt={4}>
        <div>
          <Title order={1}>
            <MiddleText text={recording.distinct_id} max={48} />
          </Title>
          <Text size="sm" c="dimmed" className="numbers">
            {formatTime(recording.start_time, project.timezone)} · {clock(recording.recording_duration)} ·{' '}
            {plural(recording.page_count, 'page')} · {plural(recording.click_count, 'click')} ·{' '}
            <Link
              className="quiet-link"
              to="/project/$projectId/persons"
              params={{ projectId: String(project.id) }}
              search={{ search: recording.distinct_id }}
            >
              Find the person
            </Link>
          </Text>
        </div>
        <Group gap="sm">
          {windows.length > 1 && (
            <Select
              aria-label="Window"
              allowDeselect={false}
              value={name}
              onChange={setChosen}
              data={windows.map(([id, list], index) => ({
                value: id,
                label: `Window ${index + 1} (${formatNumber(list.length)} events)`,
              }))}
            />
          )}
          <DeleteRecording recording={recording} project={project} />
        </Group>
      </Group>
      {loaded.data !== undefined && loaded.data.leftOut > 0 && (
        <Alert color="yellow" variant="light" mb="sm" data-testid="recording-incomplete">
          {plural(loaded.data.leftOut, 'part')} of this recording did not arrive whole and cannot be shown.
        </Alert>
      )}
      {loaded.isPending && <RowsSkeleton rows={10} />}
      {loaded.isError && <ErrorState error={loaded.error} retry={() => void loaded.refetch()} />}
      {loaded.data && !loaded.data.complete && (
        <EmptyState title="This recording is too large for the browser">
          The API gives its events in parts: see session_recordings in the API description.
        </EmptyState>
      )}
      {loaded.data?.complete &&
        (events.length < 2 ? (
          <EmptyState title="There is nothing to play yet">
            A recording begins with a picture of the whole page; that has not arrived.
          </EmptyState>
        ) : (
          <Player key={name} events={events} moments={moments} />
        ))}
    </>
  );
}
