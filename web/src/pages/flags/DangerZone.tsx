// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { FeatureFlag, Project } from '../../api/types';

export function DangerZone({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const [asking, dialog] = useDisclosure();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.changeFlag(project.id, flag.id, { deleted: true }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['flags', project.id] });
      queryClient.removeQueries({ queryKey: ['flag', project.id, String(flag.id)] });
      notifications.show({ message: `${flag.key} is deleted`, color: 'fern' });
      void navigate({ to: '/project/$projectId/flags', params: { projectId: String(project.id) } });
    },
  });
  return (
    <section className="card" style={{ padding: 20, marginTop: 28 }} aria-label="Delete">
      <Group justify="space-between">
        <div>
          <Text fw={600}>Delete this flag</Text>
          <Text size="sm" c="dimmed">
            It is off for everybody who asks for it, and its key is free for another.
          </Text>
        </div>
        <Button
          color="red"
          variant="light"
          leftSection={<IconTrash size={14} />}
          onClick={dialog.open}
          data-testid="flag-delete"
        >
          Delete
        </Button>
      </Group>
      <Modal opened={asking} onClose={dialog.close} title={`Delete ${flag.key}?`}>
        <Text size="sm">
          SDKs stop getting it within seconds, so code that asks for it sees it off. Its address stays, and from there
          it can be restored.
        </Text>
        {remove.isError && (
          <Alert color="red" variant="light" mt="sm" role="alert">
            {remove.error.message}
          </Alert>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={dialog.close} data-autofocus>
            Keep it
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            data-testid="flag-delete-confirm"
          >
            Delete
          </Button>
        </Group>
      </Modal>
    </section>
  );
}
