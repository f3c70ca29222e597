// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { Person, Project } from '../../api/types';
import { formatDay } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { propertiesPreview } from '../../ui/PropertyTable';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';

const ROUTE = '/project/$projectId/persons';
const PAGE = 50;

export function PersonsPage() {
  const project = useProject();
  const { search = '', page: pageText } = useSearch({ from: ROUTE });
  const page = Math.max(1, Math.floor(Number(pageText ?? 1)) || 1);
  const navigate = useNavigate({ from: ROUTE });
  const persons = useQuery({
    queryKey: ['persons', project.id, search, page],
    queryFn: ({ signal }) => api.persons(project.id, { search, limit: PAGE, offset: (page - 1) * PAGE }, signal),
    placeholderData: keepPreviousData,
  });
  const rows = persons.data?.results ?? [];
  const goTo = (next: number) => void navigate({ search: { search: search || undefined, page: String(next) } });
  return (
    <div className="page">
      <PageHead title="Persons" hint="Everybody your events were about, newest first.">
        <Zone timezone={project.timezone} />
      </PageHead>
      <Group mb="sm">
        <SearchLine
          label="Search persons"
          placeholder="Name, e-mail or distinct id"
          icon={<IconSearch size={14} />}
          value={search}
          onChange={(next) => void navigate({ search: { search: next || undefined }, replace: true })}
          testId="persons-search"
        />
      </Group>
      {persons.isError && <ErrorState error={persons.error} retry={() => void persons.refetch()} />}
      <div className="card scroll-x" aria-busy={persons.isFetching}>
        {persons.isPending && <RowsSkeleton rows={12} />}
        {persons.data && rows.length === 0 && <NoPersons search={search} project={project} />}
        {rows.length > 0 && <PersonsTable rows={rows} project={project} />}
      </div>
      <Pager
        page={page}
        isLast={!persons.data?.next}
        label={rows.length > 0 ? `${(page - 1) * PAGE + 1}–${(page - 1) * PAGE + rows.length}` : `Page ${page}`}
        goTo={goTo}
      />
    </div>
  );
}

function PersonsTable({ rows, project }: { rows: Person[]; project: Project }) {
  return (
    <table className="grid-table" data-testid="persons-table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Distinct ids</th>
          <th>First seen</th>
          <th>Properties</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((person) => (
          <tr key={person.uuid} data-testid="person-row">
            <td>
              <Group gap={8} wrap="nowrap">
                <Link
                  className="quiet-link"
                  to="/project/$projectId/persons/$personId"
                  params={{ projectId: String(project.id), personId: person.uuid }}
                  style={{ fontWeight: 550 }}
                >
                  <MiddleText text={person.name} max={36} />
                </Link>
                {person.is_identified && (
                  <Badge variant="light" size="sm" tt="none">
                    identified
                  </Badge>
                )}
              </Group>
            </td>
            <td>
              <Ids ids={person.distinct_ids} />
            </td>
            <td className="numbers">{formatDay(person.created_at, project.timezone)}</td>
            <td style={{ color: 'var(--hog-quiet)' }}>
              <MiddleText text={propertiesPreview(person.properties)} max={80} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Ids({ ids }: { ids: string[] }) {
  return (
    <span className="mono">
      <MiddleText text={ids[0] ?? '–'} max={28} />
      {ids.length > 1 && <span style={{ color: 'var(--hog-quiet)' }}> +{ids.length - 1}</span>}
    </span>
  );
}

function NoPersons({ search, project }: { search: string; project: Project }) {
  const navigate = useNavigate({ from: ROUTE });
  if (search !== '') {
    return (
      <EmptyState
        title={`Nobody matches “${search}”`}
        actions={
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            Show everybody
          </Button>
        }
      >
        The search looks at names, e-mail addresses and distinct ids.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No persons yet"
      actions={
        <Button component={Link} to={`/project/${project.id}/onboarding`}>
          Show the snippet
        </Button>
      }
    >
      A person appears with the first event that is about them. Call <code className="mono">identify</code> after
      sign-in to give them a name.
    </EmptyState>
  );
}
