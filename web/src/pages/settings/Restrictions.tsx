// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Project } from '../../api/types';
import { formatDay } from '../../lib/time';
import { ErrorState, RowsSkeleton } from '../../ui/States';

export function Restrictions({ project }: { project: Project }) {
  const key = ['event-restrictions', project.id];
  const refresh = () => queryClient.invalidateQueries({ queryKey: key });
  const [distinctId, setDistinctId] = useState('');
  const restrictions = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.eventRestrictions(project.id, signal),
  });
  const restrict = useMutation({
    mutationFn: () => api.restrictEvents(project.id, distinctId),
    onSuccess: () => {
      setDistinctId('');
      void refresh();
    },
  });
  const release = useMutation({ mutationFn: (id: number) => api.releaseEvents(project.id, id), onSuccess: refresh });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (distinctId !== '') restrict.mutate();
  };
  const all = restrictions.data?.results ?? [];
  return (
    <>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs" mb="sm">
          <TextInput
            label="Distinct id"
            value={distinctId}
            maxLength={200}
            onChange={(event) => setDistinctId(event.currentTarget.value)}
            error={restrict.error?.message}
            w={320}
            data-testid="restriction-id"
          />
          <Button
            type="submit"
            color="red"
            variant="light"
            loading={restrict.isPending}
            disabled={distinctId === ''}
            data-testid="restrict"
          >
            Throw its events away
          </Button>
        </Group>
      </form>
      {restrictions.isPending && <RowsSkeleton rows={1} />}
      {restrictions.isError && <ErrorState error={restrictions.error} retry={() => void restrictions.refetch()} />}
      {release.isError && (
        <Text size="sm" c="red" role="alert">
          {release.error.message}
        </Text>
      )}
      {restrictions.data && all.length === 0 && (
        <Text size="sm" c="dimmed">
          All events are taken.
        </Text>
      )}
      {all.length > 0 && (
        <table className="grid-table" data-testid="restrictions">
          <thead>
            <tr>
              <th>Distinct id</th>
              <th>Since</th>
              <th>
                <span className="eyebrow" />
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((restriction) => (
              <tr key={restriction.id}>
                <td className={restriction.distinct_id === null ? undefined : 'mono'}>
                  {restriction.distinct_id ?? 'all of them'}
                </td>
                <td>{formatDay(restriction.created_at, project.timezone)}</td>
                <td className="right">
                  <ActionIcon
                    color="red"
                    aria-label={`Take events of ${restriction.distinct_id ?? 'everybody'} again`}
                    onClick={() => release.mutate(restriction.id)}
                  >
                    <IconTrash size={15} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
