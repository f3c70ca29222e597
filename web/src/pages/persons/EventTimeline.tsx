// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import type { EventRow, EventsQuery, Json, Project } from '../../api/types';
import { eventTitle } from '../../lib/format';
import { formatDay, formatTime } from '../../lib/time';
import { ElementTree } from '../../ui/ElementTree';
import { MiddleText } from '../../ui/MiddleText';
import { PropertyTable } from '../../ui/PropertyTable';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { summary } from '../live/eventFilter';

const PAGE = 50;

function toEvent(row: Json[]): EventRow {
  const value = row[0];
  return (typeof value === 'string' ? JSON.parse(value) : value) as unknown as EventRow;
}

interface Props {
  project: Project;
  /** Whose events: a part of an EventsQuery. */
  wanted: Pick<EventsQuery, 'personId' | 'where'>;
  /** The title when there are none. */
  none: string;
}

/** A time line of events, newest first, under a head per day. */
export function EventTimeline({ project, wanted, none }: Props) {
  const events = useInfiniteQuery({
    queryKey: ['event-timeline', project.id, wanted],
    queryFn: ({ pageParam, signal }) => {
      const query: EventsQuery = {
        kind: 'EventsQuery',
        select: ['*'],
        ...wanted,
        // Without it the server looks only at the last day.
        after: 'all',
        orderBy: ['timestamp DESC'],
        limit: PAGE,
        offset: pageParam,
      };
      return api.events(project.id, query, signal);
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * PAGE : undefined),
  });
  if (events.isPending) return <RowsSkeleton rows={10} />;
  if (events.isError) return <ErrorState error={events.error} retry={() => void events.refetch()} />;
  const rows = events.data.pages.flatMap((page) => page.results.map(toEvent));
  if (rows.length === 0)
    return <EmptyState title={none}>They may have been deleted, or are still on their way.</EmptyState>;
  return (
    <>
      <div className="card" data-testid="event-timeline">
        {rows.map((event, index) => {
          const day = formatDay(event.timestamp, project.timezone);
          const before = rows[index - 1];
          const first = before === undefined || formatDay(before.timestamp, project.timezone) !== day;
          return (
            <div key={event.uuid}>
              {first && (
                <div className="eyebrow event-line" style={{ padding: '10px 14px 6px' }}>
                  {day}
                </div>
              )}
              <TimelineRow event={event} project={project} />
            </div>
          );
        })}
      </div>
      {events.hasNextPage && (
        <Group justify="center" mt="sm">
          <Button variant="default" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            Load more
          </Button>
        </Group>
      )}
    </>
  );
}

function TimelineRow({ event, project }: { event: EventRow; project: Project }) {
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const time = formatTime(event.timestamp, project.timezone).slice(-8);
  const detail = summary({ ...event, person_id: null, inserted_at: event.timestamp, lib: null });
  return (
    <div className="event-line" data-testid="timeline-event">
      <button type="button" className="row-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Group gap={12} wrap="nowrap" px={14} py={6}>
          <Chevron size={15} style={{ flex: 'none' }} />
          <span className="mono numbers" style={{ color: 'var(--hog-quiet)' }}>
            {time}
          </span>
          <Text size="sm" fw={550} style={{ flex: 'none' }}>
            <MiddleText text={eventTitle(event.event)} max={36} />
          </Text>
          <Text size="sm" c="dimmed" className="truncate">
            {detail}
          </Text>
        </Group>
      </button>
      {open && (
        <div style={{ padding: '0 14px 12px 42px' }}>
          <ElementTree elements={event.elements} />
          <PropertyTable properties={event.properties} />
        </div>
      )}
    </div>
  );
}
