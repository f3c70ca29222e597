// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Cohort, CohortWish, Project } from '../../api/types';
import { type CohortRules, distinctIds, groupOf, rulesOf } from '../../lib/cohorts';
import { isComplete } from '../../lib/filters';
import { plural } from '../../lib/format';
import { FilterList } from '../insights/FilterList';
import { CohortMembers } from './CohortMembers';
import { PersonList } from './PersonList';

interface Props {
  project: Project;
  /** The one to change; without it, a new one is made. */
  cohort?: Cohort;
  opened: boolean;
  close: () => void;
  onSaved?: (cohort: Cohort) => void;
}

/** Names a group of persons, by conditions or by a list. */
export function CohortModal({ project, cohort, opened, close, onSaved }: Props) {
  return (
    <Modal opened={opened} onClose={close} title={cohort ? 'Change the cohort' : 'New cohort'}>
      <CohortForm project={project} cohort={cohort} close={close} onSaved={onSaved} />
    </Modal>
  );
}

const NOTHING: CohortRules = { match: 'AND', filters: [], members: [] };

/** So many ids go in one request. */
const PIECE = 10_000;

function CohortForm({ project, cohort, close, onSaved }: Omit<Props, 'opened'>) {
  const [name, setName] = useState(cohort?.name ?? '');
  const [listed, setListed] = useState(cohort?.is_static ?? false);
  const [rules, setRules] = useState(() => (cohort ? rulesOf(cohort) : NOTHING));
  const [list, setList] = useState('');
  // When adding fails after it was made, the next try must not make another one.
  const [made, setMade] = useState(cohort);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['cohorts', project.id] });
  const save = useMutation({
    mutationFn: async () => {
      const wish: CohortWish = { name };
      if (listed) wish.is_static = true;
      else if (rules) wish.filters = { properties: groupOf(rules) };
      const saved = made ? await api.changeCohort(project.id, made.id, wish) : await api.createCohort(project.id, wish);
      setMade(saved);
      const ids = listed ? distinctIds(list) : [];
      let unknown = 0;
      for (let from = 0; from < ids.length; from += PIECE) {
        unknown += (await api.addToCohort(project.id, saved.id, ids.slice(from, from + PIECE))).unknown;
      }
      return { saved, unknown };
    },
    onSuccess: ({ saved, unknown }) => {
      if (unknown > 0) {
        notifications.show({ message: `${plural(unknown, 'id')} of the list belong to no person.`, color: 'yellow' });
      }
      onSaved?.(saved);
      close();
    },
    onSettled: refresh,
  });
  const asked = rules === null || rules.filters.length + rules.members.length > 0;
  const complete = listed || (asked && (rules?.filters.every(isComplete) ?? true));
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
      {!made && (
        <SegmentedControl
          data={[
            { value: 'rules', label: 'By conditions' },
            { value: 'list', label: 'A list of persons' },
          ]}
          value={listed ? 'list' : 'rules'}
          onChange={(next) => setListed(next === 'list')}
          data-testid="cohort-kind"
        />
      )}
      {listed && <PersonList text={list} onChange={setList} count={made?.count ?? 0} />}
      {!listed && rules === null && (
        <Text size="sm" c="dimmed">
          Its conditions are nested in groups: they can be changed by the API, and stay as they are here.
        </Text>
      )}
      {!listed && rules && (
        <>
          <Rules rules={rules} onChange={setRules} />
          <CohortMembers project={project} cohort={cohort} rules={rules} onChange={setRules} />
        </>
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

function Rules({ rules, onChange }: { rules: CohortRules; onChange: (rules: CohortRules) => void }) {
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
