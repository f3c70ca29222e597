// SPDX-License-Identifier: Apache-2.0
import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUsersPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Cohort, Person, Project } from '../../api/types';

/** Lists the person in a static cohort. */
export function AddToCohort({ person, project }: { person: Person; project: Project }) {
  const [opened, setOpened] = useState(false);
  const cohorts = useQuery({
    queryKey: ['cohorts', project.id],
    queryFn: ({ signal }) => api.cohorts(project.id, { limit: 500 }, signal),
    enabled: opened,
  });
  const add = useMutation({
    mutationFn: (cohort: Cohort) => api.addPersonToCohort(project.id, cohort.id, person.uuid),
    onSuccess: (added, cohort) => {
      void queryClient.invalidateQueries({ queryKey: ['cohorts', project.id] });
      const message = added.already > 0 ? `was in ${cohort.name} already` : `is in ${cohort.name} now`;
      notifications.show({ message: `${person.name} ${message}`, color: 'fern' });
    },
    onError: (error) => notifications.show({ message: error.message, color: 'red' }),
  });
  const lists = (cohorts.data?.results ?? []).filter((cohort) => cohort.is_static);
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconUsersPlus size={14} />}
          loading={add.isPending}
          data-testid="add-to-cohort"
        >
          Add to cohort
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {lists.map((cohort) => (
          <Menu.Item key={cohort.id} onClick={() => add.mutate(cohort)}>
            {cohort.name}
          </Menu.Item>
        ))}
        {lists.length === 0 && (
          <Text size="xs" c="dimmed" p="xs" maw={240}>
            {cohorts.isPending
              ? 'Loading'
              : (cohorts.error?.message ?? 'There is no cohort with a list of persons yet.')}
          </Text>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
