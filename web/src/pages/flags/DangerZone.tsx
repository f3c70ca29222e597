// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { FeatureFlag, Project } from '../../api/types';
import { ConfirmDelete } from '../../ui/ConfirmDelete';

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
      <ConfirmDelete
        opened={asking}
        close={dialog.close}
        title={`Delete ${flag.key}?`}
        action={remove}
        testId="flag-delete-confirm"
      >
        <Text size="sm">
          SDKs stop getting it within seconds, so code that asks for it sees it off. Its address stays, and from there
          it can be restored.
        </Text>
      </ConfirmDelete>
    </section>
  );
}
