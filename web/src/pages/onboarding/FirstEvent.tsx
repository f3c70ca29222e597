// SPDX-License-Identifier: Apache-2.0
import { Badge, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../api/api';
import { projectOptions, queryClient } from '../../api/session';
import type { LiveEvent, Project } from '../../api/types';
import { eventTitle } from '../../lib/format';
import { timeAgo } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { RefusedList } from '../live/RefusedList';

const POLL_MILLIS = 700;

/** Watches the live stream until the first event is there, and shows what was refused meanwhile. */
export function FirstEvent({ project }: { project: Project }) {
  const live = useQuery({
    queryKey: ['first-event', project.id],
    queryFn: ({ signal }) => api.liveEvents(project.id, { limit: 1 }, signal),
    refetchInterval: (query) => (query.state.data?.results.length ? false : POLL_MILLIS),
    staleTime: 0,
  });
  const refused = useQuery({
    queryKey: ['refused', project.id],
    queryFn: ({ signal }) => api.refusedRequests(project.id, signal),
    refetchInterval: POLL_MILLIS * 3,
  });
  const first = live.data?.results[0];
  const arrived = first !== undefined;
  // Requests with an unknown key belong to no project; those from before this one are somebody else's.
  const born = new Date(project.created_at);
  const troubles = refused.data?.results.filter((request) => new Date(request.last_seen) > born) ?? [];

  useEffect(() => {
    if (!arrived || project.ingested_event) return;
    void queryClient.invalidateQueries({ queryKey: projectOptions(project.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: ['me'] });
  }, [arrived, project.id, project.ingested_event]);

  return (
    <Stack gap="md" style={{ minWidth: 0 }}>
      <div
        className="card"
        role="status"
        data-testid="onboarding-status"
        data-state={arrived ? 'received' : 'waiting'}
        style={{
          padding: 20,
          borderColor: arrived ? 'var(--hog-accent)' : undefined,
          background: arrived ? 'var(--hog-accent-soft)' : undefined,
          transition: 'background 300ms, border-color 300ms',
        }}
      >
        {first ? <Received event={first} /> : <Waiting unreachable={live.isError} />}
      </div>
      {troubles.length > 0 && (
        <div className="card" data-testid="onboarding-refused">
          <Text fw={600} px="md" pt="sm">
            Requests that were refused
          </Text>
          <RefusedList requests={troubles.slice(0, 5)} project={project} />
        </div>
      )}
      <NextSteps projectId={String(project.id)} arrived={arrived} />
    </Stack>
  );
}

function Waiting({ unreachable }: { unreachable: boolean }) {
  return (
    <Group wrap="nowrap" align="flex-start">
      <span className="pulse" style={{ marginTop: 6 }} aria-hidden />
      <div>
        <Text fw={600}>Waiting for the first event…</Text>
        <Text size="sm" c="dimmed">
          {unreachable
            ? 'This page cannot reach the server at the moment; it keeps trying.'
            : 'This card turns green by itself, usually within a second of sending.'}
        </Text>
      </div>
    </Group>
  );
}

function Received({ event }: { event: LiveEvent }) {
  return (
    <Group wrap="nowrap" align="flex-start">
      <ThemeIcon radius="xl" size={26} aria-hidden>
        <IconCheck size={16} />
      </ThemeIcon>
      <div style={{ minWidth: 0 }}>
        <Text fw={600}>
          Received: <MiddleText text={eventTitle(event.event)} max={36} />
        </Text>
        <Group gap={6} mt={4}>
          <Badge variant="light" tt="none" data-testid="onboarding-sdk">
            {event.lib ? `SDK: ${event.lib}` : 'sent without an SDK'}
          </Badge>
          <Text size="sm" c="dimmed">
            from <MiddleText text={event.distinct_id} max={24} />, {timeAgo(event.inserted_at, new Date())}
          </Text>
        </Group>
      </div>
    </Group>
  );
}

function NextSteps({ projectId, arrived }: { projectId: string; arrived: boolean }) {
  const steps = [
    { to: '/project/$projectId/live', title: 'See it live', text: 'every event as it arrives' },
    {
      to: '/project/$projectId/insights/new',
      title: 'Make the first insight',
      text: 'count events and people over time',
    },
    { to: '/project/$projectId/settings', title: 'Check the settings', text: 'time zone, week start, IP addresses' },
  ] as const;
  return (
    <div className="card" style={{ padding: '14px 8px 8px' }}>
      <Text fw={600} px={12} mb={4}>
        {arrived ? 'Next' : 'Meanwhile'}
      </Text>
      {steps.map((step) => (
        <Link key={step.to} to={step.to} params={{ projectId }} className="nav">
          <IconArrowRight size={15} aria-hidden />
          <span>
            <span style={{ color: 'var(--hog-ink)' }}>{step.title}</span> – {step.text}
          </span>
        </Link>
      ))}
      <div className="step">
        <IconArrowRight size={15} aria-hidden />
        <span>
          <span style={{ color: 'var(--hog-ink)' }}>Load demo data</span> – run{' '}
          <code className="mono">./hoglet demo</code> beside this server: two years of a supermarket chain
        </span>
      </div>
    </div>
  );
}
