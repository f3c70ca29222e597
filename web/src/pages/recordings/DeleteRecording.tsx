// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Project, Recording } from '../../api/types';

export function DeleteRecording({ recording, project }: { recording: Recording; project: Project }) {
  const [asking, dialog] = useDisclosure();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.deleteRecording(project.id, recording.id),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['recordings', project.id] });
      notifications.show({ message: 'The recording is deleted', color: 'fern' });
      void navigate({ to: '/project/$projectId/recordings', params: { projectId: String(project.id) } });
    },
  });
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Delete this recording"
        onClick={dialog.open}
        data-testid="recording-delete"
      >
        <IconTrash size={16} />
      </ActionIcon>
      <Modal opened={asking} onClose={dialog.close} title="Delete this recording?">
        <Text size="sm">What was seen and done in this session cannot be brought back. Its events stay.</Text>
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
            data-testid="recording-delete-confirm"
          >
            Delete
          </Button>
        </Group>
      </Modal>
    </>
  );
}
