// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/api';
import type { GroupEntry, GroupType } from '../../api/groups';
import { useProject } from '../../api/session';
import type { Project } from '../../api/types';
import { groupName, pluralOf, singular, typeIndex } from '../../lib/groups';
import { formatDay } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { propertiesPreview } from '../../ui/PropertyTable';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { GroupNamesModal } from './GroupNamesModal';

const ROUTE = '/project/$projectId/groups';
const PAGE = 50;

export function GroupsPage() {
  const project = useProject();
  const { type: typeText } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const types = useQuery({
    queryKey: ['group-types', project.id],
    queryFn: ({ signal }) => api.groupTypes(project.id, signal),
  });
  const all = types.data ?? [];
  const type = all.find((each) => each.group_type_index === typeIndex(typeText)) ?? all[0];
  return (
    <div className="page">
      <PageHead title="Groups" hint="What persons belong to, such as companies, newest first.">
        <Zone timezone={project.timezone} />
      </PageHead>
      {types.isPending && <RowsSkeleton rows={12} />}
      {types.isError && <ErrorState error={types.error} retry={() => void types.refetch()} />}
      {types.data && type === undefined && <NoTypes />}
      {type && (
        <Tabs
          value={String(type.group_type_index)}
          onChange={(next) => void navigate({ search: { type: next ?? undefined } })}
        >
          <Tabs.List mb="sm">
            {all.map((each) => (
              <Tabs.Tab key={each.group_type} value={String(each.group_type_index)} data-testid="group-type">
                <MiddleText text={pluralOf(each)} max={28} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <GroupList key={type.group_type_index} type={type} project={project} />
        </Tabs>
      )}
    </div>
  );
}

function GroupList({ type, project }: { type: GroupType; project: Project }) {
  const { search = '', page: pageText } = useSearch({ from: ROUTE });
  const page = Math.max(1, Math.floor(Number(pageText ?? 1)) || 1);
  const navigate = useNavigate({ from: ROUTE });
  const [naming, modal] = useDisclosure();
  const index = type.group_type_index;
  const groups = useQuery({
    queryKey: ['groups', project.id, index, search, page],
    queryFn: ({ signal }) =>
      api.groups(project.id, { group_type_index: index, search, limit: PAGE, offset: (page - 1) * PAGE }, signal),
    placeholderData: keepPreviousData,
  });
  const rows = groups.data?.results ?? [];
  const show = (next: { search?: string; page?: string }, replace = false) =>
    void navigate({ search: { type: String(index), ...next }, replace });
  return (
    <>
      <Group mb="sm" justify="space-between">
        <SearchLine
          label="Search groups"
          placeholder="Name or key"
          icon={<IconSearch size={14} />}
          value={search}
          onChange={(next) => show({ search: next || undefined }, true)}
          testId="groups-search"
        />
        <Button variant="default" leftSection={<IconPencil size={14} />} onClick={modal.open}>
          Rename this type
        </Button>
      </Group>
      <GroupNamesModal project={project} type={type} opened={naming} close={modal.close} />
      {groups.isError && <ErrorState error={groups.error} retry={() => void groups.refetch()} />}
      <div className="card scroll-x" aria-busy={groups.isFetching}>
        {groups.isPending && <RowsSkeleton rows={12} />}
        {groups.data && rows.length === 0 && <NoGroups type={type} search={search} showAll={() => show({})} />}
        {rows.length > 0 && <GroupsTable rows={rows} project={project} />}
      </div>
      <Pager
        page={page}
        isLast={!groups.data?.next}
        label={rows.length > 0 ? `${(page - 1) * PAGE + 1}–${(page - 1) * PAGE + rows.length}` : `Page ${page}`}
        goTo={(next) => show({ search: search || undefined, page: String(next) })}
      />
    </>
  );
}

function GroupsTable({ rows, project }: { rows: GroupEntry[]; project: Project }) {
  return (
    <table className="grid-table" data-testid="groups-table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Key</th>
          <th>First seen</th>
          <th>Properties</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((group) => (
          <tr key={group.group_key} data-testid="group-row">
            <td>
              <Link
                className="quiet-link"
                to="/project/$projectId/groups/group"
                params={{ projectId: String(project.id) }}
                search={{ type: String(group.group_type_index), key: group.group_key }}
                style={{ fontWeight: 550 }}
              >
                <MiddleText text={groupName(group)} max={36} />
              </Link>
            </td>
            <td>
              <span className="mono">
                <MiddleText text={group.group_key} max={28} />
              </span>
            </td>
            <td className="numbers">{formatDay(group.created_at, project.timezone)}</td>
            <td style={{ color: 'var(--hog-quiet)' }}>
              <MiddleText text={propertiesPreview(group.group_properties)} max={80} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoGroups({ type, search, showAll }: { type: GroupType; search: string; showAll: () => void }) {
  if (search !== '') {
    return (
      <EmptyState
        title={`Nothing matches “${search}”`}
        actions={
          <Button variant="default" onClick={showAll}>
            Show all
          </Button>
        }
      >
        The search looks at keys and at the property <code className="mono">name</code>.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`Nothing is known of any ${singular(type)}`}>
      Events name groups of this type, but none has properties. Give <code className="mono">posthog.group</code>{' '}
      properties as its third argument, or call <code className="mono">groupIdentify</code> on your server.
    </EmptyState>
  );
}

function NoTypes() {
  return (
    <EmptyState title="No groups yet">
      Call <code className="mono">posthog.group('company', 'acme', &#123; name: 'Acme' &#125;)</code>: the events that
      follow are of that company. A project has five types of groups, in the order in which they come.
    </EmptyState>
  );
}
