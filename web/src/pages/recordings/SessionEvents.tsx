// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api';
import type { Project, Recording } from '../../api/types';
import { eventTitle } from '../../lib/format';
import { clock } from '../../lib/replay';

/** What happened in a session beside what was seen. */
export interface Moment {
  uuid: string;
  event: string;
  /** Milliseconds. */
  timestamp: number;
}

const MOMENTS_MAX = 500;

/** An event may come somewhat before the first picture of its session, or after the last one. */
const AROUND_MILLIS = 60_000;

export function useSessionEvents(project: Project, recording: Recording): Moment[] {
  const moments = useQuery({
    queryKey: ['session-events', project.id, recording.id],
    queryFn: async ({ signal }) => {
      const id = recording.id.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      const day = (text: string, by: number) => new Date(Date.parse(text) + by).toISOString();
      const answer = await api.events(
        project.id,
        {
          kind: 'EventsQuery',
          select: ['uuid', 'event', 'timestamp'],
          where: [`properties.$session_id = '${id}'`],
          after: day(recording.start_time, -AROUND_MILLIS),
          before: day(recording.end_time, AROUND_MILLIS),
          orderBy: ['timestamp ASC'],
          limit: MOMENTS_MAX,
        },
        signal,
      );
      return answer.results.map((row) => ({
        uuid: String(row[0]),
        event: String(row[1]),
        timestamp: Date.parse(String(row[2])),
      }));
    },
  });
  return moments.data ?? [];
}

interface Props {
  moments: Moment[];
  /** Milliseconds of the recording's first picture. */
  start: number;
  /** Milliseconds since then. */
  at: number;
  seek: (to: number) => void;
}

export function SessionEvents({ moments, start, at, seek }: Props) {
  return (
    <div className="card replay-events" data-testid="session-events">
      <div className="eyebrow" style={{ padding: '10px 14px 6px' }}>
        Events
      </div>
      {moments.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          No events of this session.
        </Text>
      )}
      {moments.map((moment) => {
        const offset = Math.max(0, moment.timestamp - start);
        return (
          <button
            key={moment.uuid}
            type="button"
            className="replay-event"
            data-past={offset <= at || undefined}
            onClick={() => seek(offset)}
          >
            <span className="numbers">{clock(offset / 1000)}</span> {eventTitle(moment.event)}
          </button>
        );
      })}
    </div>
  );
}
