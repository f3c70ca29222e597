// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Cohort, Project, PropertyFilter } from '../../api/types';
import { isComplete } from '../../lib/filters';
import { FilterList } from '../insights/FilterList';

interface Props {
  project: Project;
  opened: boolean;
  close: () => void;
  onMade: (cohort: Cohort) => void;
}

/** Names a group of persons by their properties. */
export function NewCohort({ project, opened, close, onMade }: Props) {
  const [name, setName] = useState('');
  const [match, setMatch] = useState<'AND' | 'OR'>('AND');
  const [filters, setFilters] = useState<PropertyFilter[]>([]);
  const make = useMutation({
    mutationFn: () => api.createCohort(project.id, { name, filters: { properties: { type: match, values: filters } } }),
    onSuccess: (cohort) => {
      void queryClient.invalidateQueries({ queryKey: ['cohorts', project.id] });
      onMade(cohort);
      setName('');
      setFilters([]);
      close();
    },
  });
  const ready = name.trim() !== '' && filters.length > 0 && filters.every(isComplete);
  return (
    <Modal opened={opened} onClose={close} title="New cohort">
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
        <Group gap="sm">
          <Text size="sm">Persons who match</Text>
          <SegmentedControl
            data={[
              { value: 'AND', label: 'all' },
              { value: 'OR', label: 'any' },
            ]}
            value={match}
            onChange={(next) => setMatch(next === 'OR' ? 'OR' : 'AND')}
          />
        </Group>
        <FilterList
          filters={filters}
          onChange={setFilters}
          only="person"
          addLabel="Add person property"
          testId="add-cohort-property"
        />
        {make.isError && (
          <Alert color="red" variant="light" role="alert">
            {make.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button disabled={!ready} loading={make.isPending} onClick={() => make.mutate()} data-testid="cohort-make">
            Make the cohort
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
