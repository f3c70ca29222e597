// SPDX-License-Identifier: Apache-2.0
import { Button, Group, MultiSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { FlagCondition } from '../../api/types';
import { referencesOf, withCohorts } from '../../lib/flags';
import { CohortModal } from './CohortModal';

interface Props {
  condition: FlagCondition;
  onChange: (condition: FlagCondition) => void;
}

const OPERATORS = [
  { operator: 'in', label: 'In the cohorts', none: 'Any' },
  { operator: 'not_in', label: 'Not in the cohorts', none: 'None' },
] as const;

/** Cohorts somebody must belong to, or must not. */
export function CohortFilters({ condition, onChange }: Props) {
  const project = useProject();
  const used = referencesOf(condition, 'cohort').length > 0;
  const [opened, setOpened] = useState(used);
  const [making, dialog] = useDisclosure();
  const cohorts = useQuery({
    queryKey: ['cohorts', project.id],
    queryFn: ({ signal }) => api.cohorts(project.id, { limit: 500 }, signal),
    enabled: opened,
  });
  if (!opened) {
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconUsersGroup size={14} />}
        onClick={() => setOpened(true)}
        style={{ alignSelf: 'flex-start' }}
        data-testid="add-cohort-filter"
      >
        Add cohort
      </Button>
    );
  }
  const data = (cohorts.data?.results ?? []).map((cohort) => ({ value: String(cohort.id), label: cohort.name }));
  const idsOf = (operator: 'in' | 'not_in') =>
    referencesOf(condition, 'cohort', operator).map((one) => String(one.value));
  return (
    <div>
      {OPERATORS.map(({ operator, label, none }) => (
        <MultiSelect
          key={operator}
          size="xs"
          mb={6}
          label={label}
          placeholder={idsOf(operator).length === 0 ? none : undefined}
          data={data}
          value={idsOf(operator)}
          onChange={(ids) => onChange(withCohorts(condition, operator, ids))}
          searchable
          nothingFoundMessage={cohorts.isPending ? 'Loading' : 'No such cohort'}
          data-testid={`cohorts-${operator}`}
        />
      ))}
      {cohorts.isError && (
        <Text size="xs" c="red" role="alert">
          {cohorts.error.message}
        </Text>
      )}
      <Group>
        <Button variant="subtle" size="compact-xs" onClick={dialog.open} data-testid="new-cohort">
          New cohort
        </Button>
      </Group>
      <CohortModal
        project={project}
        opened={making}
        close={dialog.close}
        onSaved={(cohort) => onChange(withCohorts(condition, 'in', [...idsOf('in'), String(cohort.id)]))}
      />
    </div>
  );
}
