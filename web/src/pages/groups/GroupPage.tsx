// SPDX-License-Identifier: Apache-2.0
import { Anchor, Badge, Group, Tabs, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';
import type { GroupEntry } from '../../api/groups';
import { useProject } from '../../api/session';
import type { Project } from '../../api/types';
import { groupName, ofGroup, pluralOf, singular, typeIndex } from '../../lib/groups';
import { formatTime } from '../../lib/time';
import { CopyIcon } from '../../ui/CopyText';
import { MiddleText } from '../../ui/MiddleText';
import { PropertyTable } from '../../ui/PropertyTable';
import { ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { EventTimeline } from '../persons/EventTimeline';

const ROUTE = '/project/$projectId/groups/group';

export function GroupPage() {
  const project = useProject();
  const { type: typeText, key = '', tab = 'events' } = useSearch({ from: ROUTE });
  const index = typeIndex(typeText);
  const navigate = useNavigate({ from: ROUTE });
  const types = useQuery({
    queryKey: ['group-types', project.id],
    queryFn: ({ signal }) => api.groupTypes(project.id, signal),
  });
  const group = useQuery({
    queryKey: ['group', project.id, index, key],
    queryFn: ({ signal }) => api.group(project.id, { group_type_index: index, group_key: key }, signal),
  });
  const type = types.data?.find((each) => each.group_type_index === index);
  const unknown = group.error instanceof ApiError && group.error.status === 404;
  const events = (
    <EventTimeline project={project} wanted={{ where: [ofGroup(index, key)] }} none="No events of this group" />
  );
  return (
    <div className="page">
      <Anchor component={Link} to={`/project/${project.id}/groups?type=${index}`} size="sm" c="dimmed">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={14} /> {type ? pluralOf(type) : 'Groups'}
        </Group>
      </Anchor>
      {group.isPending && <RowsSkeleton rows={4} />}
      {group.isError && !unknown && <ErrorState error={group.error} retry={() => void group.refetch()} />}
      {unknown && (
        <>
          <Header name={key} groupKey={key} kind={type && singular(type)} project={project} />
          <Text size="sm" c="dimmed" mb="md">
            Nothing is known of this group; events may name it all the same.
          </Text>
          {events}
        </>
      )}
      {group.data && (
        <>
          <Header
            name={groupName(group.data)}
            groupKey={key}
            kind={type && singular(type)}
            project={project}
            group={group.data}
          />
          <Tabs
            value={tab}
            keepMounted={false}
            onChange={(next) => void navigate({ search: { type: String(index), key, tab: next ?? undefined } })}
          >
            <Tabs.List mb="sm">
              <Tabs.Tab value="events">Events</Tabs.Tab>
              <Tabs.Tab value="properties">Properties</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="events">{events}</Tabs.Panel>
            <Tabs.Panel value="properties">
              <div className="card">
                <PropertyTable properties={group.data.group_properties} searchable />
              </div>
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </div>
  );
}

interface HeaderProps {
  name: string;
  groupKey: string;
  /** What people call a group of its type. */
  kind?: string;
  project: Project;
  group?: GroupEntry;
}

function Header({ name, groupKey, kind, project, group }: HeaderProps) {
  useEffect(() => {
    document.title = `${name} · Hoglet`;
  }, [name]);
  return (
    <div style={{ margin: '6px 0 16px' }}>
      <Group gap="sm">
        <Title order={1} data-testid="group-name">
          <MiddleText text={name} max={60} />
        </Title>
        {kind && (
          <Badge variant="light" tt="none">
            {kind}
          </Badge>
        )}
      </Group>
      <Group gap="md" mt={6}>
        <Group gap={2} wrap="nowrap">
          <span className="mono">
            <MiddleText text={groupKey} max={40} />
          </span>
          <CopyIcon value={groupKey} label="Copy this key" />
        </Group>
        {group && (
          <Text size="sm" c="dimmed">
            First seen {formatTime(group.created_at, project.timezone)}
          </Text>
        )}
        <Zone timezone={project.timezone} />
      </Group>
    </div>
  );
}
