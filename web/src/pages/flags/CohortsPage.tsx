// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Alert, Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { queryClient, useProject } from '../../api/session';
import type { Cohort, Project } from '../../api/types';
import { rulesOf } from '../../lib/cohorts';
import { filterText } from '../../lib/filters';
import { plural } from '../../lib/format';
import { formatDay } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { PageHead } from '../../ui/PageHead';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { CohortModal } from './CohortModal';
import { BackToFlags } from './FlagPage';

/** As many as a project may have. */
const ALL = 500;

type Doing = { what: 'make' } | { what: 'change' | 'delete'; cohort: Cohort } | null;

export function CohortsPage() {
  const project = useProject();
  const [doing, setDoing] = useState<Doing>(null);
  const cohorts = useQuery({
    queryKey: ['cohorts', project.id],
    queryFn: ({ signal }) => api.cohorts(project.id, { limit: ALL }, signal),
  });
  const rows = cohorts.data?.results ?? [];
  const make = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setDoing({ what: 'make' })} data-testid="make-cohort">
      New cohort
    </Button>
  );
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <BackToFlags project={project} />
      <PageHead
        title="Cohorts"
        hint="Persons by their properties or by a list, under a name that feature flags can ask for."
      >
        {make}
      </PageHead>
      {cohorts.isError && <ErrorState error={cohorts.error} retry={() => void cohorts.refetch()} />}
      <div className="card scroll-x" aria-busy={cohorts.isFetching}>
        {cohorts.isPending && <RowsSkeleton rows={6} />}
        {cohorts.data && rows.length === 0 && (
          <EmptyState
            icon={<IconUsersGroup size={28} stroke={1.4} color="var(--hog-quiet)" />}
            title="No cohorts yet"
            actions={make}
          >
            Name a group once, such as paying customers, and use it in as many flags as you like. Who belongs to it is
            decided anew each time.
          </EmptyState>
        )}
        {rows.length > 0 && <CohortsTable rows={rows} project={project} onDo={setDoing} />}
      </div>
      {doing?.what === 'make' && <CohortModal project={project} opened close={() => setDoing(null)} />}
      {doing?.what === 'change' && (
        <CohortModal project={project} cohort={doing.cohort} opened close={() => setDoing(null)} />
      )}
      {doing?.what === 'delete' && (
        <DeleteCohort project={project} cohort={doing.cohort} close={() => setDoing(null)} />
      )}
    </div>
  );
}

interface TableProps {
  rows: Cohort[];
  project: Project;
  onDo: (doing: Doing) => void;
}

function CohortsTable({ rows, project, onDo }: TableProps) {
  const names = new Map(rows.map((cohort) => [cohort.id, cohort.name]));
  return (
    <table className="grid-table" data-testid="cohorts-table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Who</th>
          <th>Made</th>
          <th aria-label="Actions" />
        </tr>
      </thead>
      <tbody>
        {rows.map((cohort) => (
          <tr key={cohort.id} data-testid="cohort-row">
            <td style={{ fontWeight: 550 }}>
              <MiddleText text={cohort.name} max={40} />
            </td>
            <td>
              <MiddleText text={whoText(cohort, names)} max={80} />
            </td>
            <td className="numbers">{formatDay(cohort.created_at, project.timezone)}</td>
            <td className="right">
              <Tooltip label="Change">
                <ActionIcon aria-label={`Change ${cohort.name}`} onClick={() => onDo({ what: 'change', cohort })}>
                  <IconPencil size={15} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label="Delete">
                <ActionIcon aria-label={`Delete ${cohort.name}`} onClick={() => onDo({ what: 'delete', cohort })}>
                  <IconTrash size={15} />
                </ActionIcon>
              </Tooltip>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whoText(cohort: Cohort, names: Map<number, string>): string {
  if (cohort.is_static) return `a list of ${plural(cohort.count ?? 0, 'person')}`;
  const rules = rulesOf(cohort);
  if (rules === null) return 'conditions in groups';
  const others = rules.members.map((member) => {
    const name = names.get(member.value) ?? `cohort ${member.value}`;
    return member.negation ? `not in ${name}` : `in ${name}`;
  });
  return [...rules.filters.map(filterText), ...others].join(rules.match === 'AND' ? ' and ' : ' or ');
}

function DeleteCohort({ project, cohort, close }: { project: Project; cohort: Cohort; close: () => void }) {
  const remove = useMutation({
    mutationFn: () => api.changeCohort(project.id, cohort.id, { deleted: true }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['cohorts', project.id] });
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={`Delete ${cohort.name}?`}>
      <Text size="sm">A cohort that a feature flag or another cohort asks for cannot be deleted.</Text>
      {remove.isError && (
        <Alert color="red" variant="light" mt="sm" role="alert">
          {remove.error.message}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()} data-testid="cohort-delete">
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
