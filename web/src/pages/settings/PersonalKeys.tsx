// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Alert, Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api';
import { queryClient, useProject } from '../../api/session';
import type { PersonalApiKey } from '../../api/types';
import { formatDay, timeAgo } from '../../lib/time';
import { CopyWide } from '../../ui/CopyText';
import { ErrorState, RowsSkeleton } from '../../ui/States';

const KEY = ['personal-api-keys'];

export function PersonalKeys() {
  const keys = useQuery({ queryKey: KEY, queryFn: api.personalApiKeys });
  const [label, setLabel] = useState('');
  const [doomed, setDoomed] = useState<PersonalApiKey | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: KEY });
  const create = useMutation({
    mutationFn: api.createPersonalApiKey,
    onSuccess: () => {
      setLabel('');
      void refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() !== '') create.mutate(label.trim());
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs" mb="sm">
          <TextInput
            label="Label of a new key"
            placeholder="nightly export"
            value={label}
            maxLength={60}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={create.error?.message}
            w={260}
            data-testid="personal-key-label"
          />
          <Button
            type="submit"
            loading={create.isPending}
            disabled={label.trim() === ''}
            data-testid="personal-key-create"
          >
            Create key
          </Button>
        </Group>
      </form>
      {create.data?.value && (
        <Alert
          color="fern"
          variant="light"
          mb="sm"
          title={`The key “${create.data.label}”`}
          withCloseButton
          onClose={create.reset}
          closeButtonLabel="Done, hide the key"
        >
          <Text size="sm" mb={6}>
            Copy it now: it is shown this once and kept only as a hash.
          </Text>
          <Group gap="xs">
            <code className="mono" data-testid="personal-key-value">
              {create.data.value}
            </code>
            <CopyWide value={create.data.value} />
          </Group>
        </Alert>
      )}
      {keys.isPending && <RowsSkeleton rows={2} />}
      {keys.isError && <ErrorState error={keys.error} retry={() => void keys.refetch()} />}
      {keys.data?.results.length === 0 && (
        <Text size="sm" c="dimmed">
          No keys yet.
        </Text>
      )}
      {keys.data && keys.data.results.length > 0 && <KeysTable keys={keys.data.results} onDelete={setDoomed} />}
      <DeleteModal doomed={doomed} close={() => setDoomed(null)} onDeleted={refresh} />
    </>
  );
}

function KeysTable({ keys, onDelete }: { keys: PersonalApiKey[]; onDelete: (key: PersonalApiKey) => void }) {
  const { timezone } = useProject();
  const now = new Date();
  return (
    <table className="grid-table" data-testid="personal-keys">
      <thead>
        <tr>
          <th>Label</th>
          <th>Key</th>
          <th>Created</th>
          <th>Last used</th>
          <th>
            <span className="eyebrow" />
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td>{key.label}</td>
            <td className="mono">{key.mask_value}</td>
            <td>{formatDay(key.created_at, timezone)}</td>
            <td>{key.last_used_at ? timeAgo(key.last_used_at, now) : 'never'}</td>
            <td className="right">
              <ActionIcon color="red" aria-label={`Delete the key ${key.label}`} onClick={() => onDelete(key)}>
                <IconTrash size={15} />
              </ActionIcon>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DeleteProps {
  doomed: PersonalApiKey | null;
  close: () => void;
  onDeleted: () => Promise<void>;
}

function DeleteModal({ doomed, close, onDeleted }: DeleteProps) {
  const remove = useMutation({
    mutationFn: api.deletePersonalApiKey,
    onSuccess: async () => {
      await onDeleted();
      close();
    },
  });
  return (
    <Modal opened={doomed !== null} onClose={close} title={`Delete the key “${doomed?.label ?? ''}”?`}>
      <Text size="sm">Whatever uses it is refused from now on. This cannot be undone.</Text>
      {remove.isError && (
        <Text size="sm" c="red" mt="xs" role="alert">
          {remove.error.message}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => doomed && remove.mutate(doomed.id)}>
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
