// SPDX-License-Identifier: Apache-2.0
import { Anchor, Badge, Button, Group, Tabs, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';
import { useProject } from '../../api/session';
import type { Person, Project } from '../../api/types';
import { formatTime } from '../../lib/time';
import { CopyIcon } from '../../ui/CopyText';
import { MiddleText } from '../../ui/MiddleText';
import { PropertyTable } from '../../ui/PropertyTable';
import { ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { PersonRecordings } from '../recordings/PersonRecordings';
import { AddToCohort } from './AddToCohort';
import { EventTimeline } from './EventTimeline';

const ROUTE = '/project/$projectId/persons/$personId';

export function PersonPage() {
  const project = useProject();
  const { personId } = useParams({ from: ROUTE });
  const { tab = 'events' } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const person = useQuery({
    queryKey: ['person', project.id, personId],
    queryFn: ({ signal }) => api.person(project.id, personId, signal),
  });
  const noProfile = person.error instanceof ApiError && person.error.status === 404;
  return (
    <div className="page">
      <Anchor component={Link} to={`/project/${project.id}/persons`} size="sm" c="dimmed">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={14} /> Persons
        </Group>
      </Anchor>
      {person.isPending && <RowsSkeleton rows={4} />}
      {person.isError && !noProfile && <ErrorState error={person.error} retry={() => void person.refetch()} />}
      {noProfile && <NoProfile personId={personId} project={project} />}
      {person.data && (
        <>
          <Header person={person.data} project={project} />
          <Tabs
            value={tab}
            keepMounted={false}
            onChange={(next) => void navigate({ search: { tab: next ?? undefined } })}
          >
            <Tabs.List mb="sm">
              <Tabs.Tab value="events">Events</Tabs.Tab>
              <Tabs.Tab value="properties">Properties</Tabs.Tab>
              <Tabs.Tab value="recordings">Recordings</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="events">
              <EventTimeline
                project={project}
                wanted={{ personId: person.data.uuid }}
                none="No events of this person"
              />
            </Tabs.Panel>
            <Tabs.Panel value="properties">
              <div className="card">
                <PropertyTable properties={person.data.properties} searchable />
              </div>
            </Tabs.Panel>
            <Tabs.Panel value="recordings">
              <PersonRecordings project={project} distinctIds={person.data.distinct_ids} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </div>
  );
}

/** Events sent without a person profile still belong to somebody; so do those of a person that was deleted. */
function NoProfile({ personId, project }: { personId: string; project: Project }) {
  useEffect(() => {
    document.title = 'No profile · Hoglet';
  }, []);
  return (
    <>
      <div style={{ margin: '6px 0 16px' }}>
        <Group gap="sm">
          <Title order={1} data-testid="person-name">
            No profile
          </Title>
          <span className="mono">{personId}</span>
          <Zone timezone={project.timezone} />
        </Group>
        <Text size="sm" c="dimmed" mt={4}>
          There is no person with this id. Events sent without a person profile (in posthog-js: person_profiles:
          'identified_only') have none, so there are no properties and no other ids. Call identify to make such a
          visitor a person.
        </Text>
      </div>
      <EventTimeline project={project} wanted={{ personId }} none="No events of this person" />
    </>
  );
}

/** More ids than these hide behind a button. */
const SHOWN_IDS = 4;

function Header({ person, project }: { person: Person; project: Project }) {
  const [all, setAll] = useState(false);
  useEffect(() => {
    document.title = `${person.name} · Hoglet`;
  }, [person.name]);
  const ids = all ? person.distinct_ids : person.distinct_ids.slice(0, SHOWN_IDS);
  return (
    <div style={{ margin: '6px 0 16px' }}>
      <Group gap="sm">
        <Title order={1} data-testid="person-name">
          <MiddleText text={person.name} max={60} />
        </Title>
        <Badge variant={person.is_identified ? 'light' : 'default'} tt="none" data-testid="person-identified">
          {person.is_identified ? 'identified' : 'anonymous'}
        </Badge>
        <AddToCohort person={person} project={project} />
      </Group>
      <Group gap="md" mt={6}>
        {ids.map((id) => (
          <Group key={id} gap={2} wrap="nowrap">
            <span className="mono">
              <MiddleText text={id} max={40} />
            </span>
            <CopyIcon value={id} label="Copy this distinct id" />
          </Group>
        ))}
        {person.distinct_ids.length > SHOWN_IDS && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `${person.distinct_ids.length - SHOWN_IDS} more ids`}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          First seen {formatTime(person.created_at, project.timezone)}
        </Text>
        <Zone timezone={project.timezone} />
      </Group>
    </div>
  );
}
