// SPDX-License-Identifier: Apache-2.0
import { Badge, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import type { LiveEvent, Project } from '../../api/types';
import { eventTitle } from '../../lib/format';
import { formatTime, timeAgo } from '../../lib/time';
import { ElementTree } from '../../ui/ElementTree';
import { MiddleText } from '../../ui/MiddleText';
import { PropertyTable } from '../../ui/PropertyTable';
import { summary } from './eventFilter';

interface Props {
  event: LiveEvent;
  project: Project;
  /** Changes as time goes on, so that "5 s ago" does. */
  now: Date;
}

/** One event: a line, and its properties when opened. */
export const EventLine = memo(function EventLine({ event, project, now }: Props) {
  const [open, setOpen] = useState(false);
  const fresh = now.getTime() - new Date(event.inserted_at).getTime() < 2500;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <div className={`event-line${fresh ? ' fresh' : ''}`} data-testid="live-row" data-event={event.event}>
      <div className="event-row">
        <button
          type="button"
          className="cell-button"
          aria-expanded={open}
          aria-label={`Properties of ${event.event}`}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={15} style={{ display: 'block' }} />
        </button>
        <button type="button" className="row-button truncate" onClick={() => setOpen(!open)} tabIndex={-1}>
          <b style={{ fontWeight: 570 }}>
            <MiddleText text={eventTitle(event.event)} max={30} />
          </b>
        </button>
        <span className="truncate">
          {event.person_id ? (
            <Link
              className="quiet-link"
              to="/project/$projectId/persons/$personId"
              params={{ projectId: String(project.id), personId: event.person_id }}
              data-testid="live-person"
            >
              <MiddleText text={event.distinct_id} max={26} />
            </Link>
          ) : (
            <MiddleText text={event.distinct_id} max={26} />
          )}
        </span>
        <span className="truncate" style={{ color: 'var(--hog-quiet)' }}>
          <MiddleText text={summary(event)} max={64} />
        </span>
        <span className="truncate">
          {event.lib && (
            <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
              {event.lib}
            </Badge>
          )}
        </span>
        <Tooltip label={`${formatTime(event.timestamp, project.timezone)} (${project.timezone})`}>
          <span className="numbers" style={{ color: 'var(--hog-quiet)', textAlign: 'right', whiteSpace: 'nowrap' }}>
            {timeAgo(event.timestamp, now)}
          </span>
        </Tooltip>
      </div>
      {open && (
        <div style={{ padding: '0 14px 12px 42px' }} data-testid="live-properties">
          <ElementTree elements={event.elements} />
          <PropertyTable properties={event.properties} />
        </div>
      )}
    </div>
  );
});
