// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Cohort, CohortWish, Project } from '../../api/types';
import { type EditableFilters, editable, isComplete } from '../../lib/filters';
import { FilterList } from '../insights/FilterList';

interface Props {
  project: Project;
  /** The one to change; without it, a new one is made. */
  cohort?: Cohort;
  opened: boolean;
  close: () => void;
  onSaved?: (cohort: Cohort) => void;
}

/** Names a group of persons by their properties. */
export function CohortModal({ project, cohort, opened, close, onSaved }: Props) {
  return (
    <Modal opened={opened} onClose={close} title={cohort ? 'Change the cohort' : 'New cohort'}>
      <CohortForm project={project} cohort={cohort} close={close} onSaved={onSaved} />
    </Modal>
  );
}

const NOTHING: EditableFilters = { match: 'AND', filters: [] };

function CohortForm({ project, cohort, close, onSaved }: Omit<Props, 'opened'>) {
  const [name, setName] = useState(cohort?.name ?? '');
  const [rules, setRules] = useState(() => (cohort ? editable(cohort.filters.properties) : NOTHING));
  const save = useMutation({
    mutationFn: () => {
      const wish: CohortWish = { name };
      if (rules) wish.filters = { properties: { type: rules.match, values: rules.filters } };
      return cohort ? api.changeCohort(project.id, cohort.id, wish) : api.createCohort(project.id, wish);
    },
    onSuccess: (saved) => {
      void queryClient.invalidateQueries({ queryKey: ['cohorts', project.id] });
      onSaved?.(saved);
      close();
    },
  });
  const complete = rules === null || (rules.filters.length > 0 && rules.filters.every(isComplete));
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        placeholder="Paying customers"
        value={name}
        maxLength={400}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="cohort-name"
      />
      {rules === null ? (
        <Text size="sm" c="dimmed">
          Its conditions are nested in groups: they can be changed by the API, and stay as they are here.
        </Text>
      ) : (
        <Rules rules={rules} onChange={setRules} />
      )}
      {save.isError && (
        <Alert color="red" variant="light" role="alert">
          {save.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          disabled={name.trim() === '' || !complete}
          loading={save.isPending}
          onClick={() => save.mutate()}
          data-testid="cohort-make"
        >
          {cohort ? 'Save' : 'Make the cohort'}
        </Button>
      </Group>
    </Stack>
  );
}

function Rules({ rules, onChange }: { rules: EditableFilters; onChange: (rules: EditableFilters) => void }) {
  return (
    <>
      <Group gap="sm">
        <Text size="sm">Persons who match</Text>
        <SegmentedControl
          data={[
            { value: 'AND', label: 'all' },
            { value: 'OR', label: 'any' },
          ]}
          value={rules.match}
          onChange={(next) => onChange({ ...rules, match: next === 'OR' ? 'OR' : 'AND' })}
        />
      </Group>
      <FilterList
        filters={rules.filters}
        onChange={(filters) => onChange({ ...rules, filters })}
        only="person"
        addLabel="Add person property"
        testId="add-cohort-property"
      />
    </>
  );
}
