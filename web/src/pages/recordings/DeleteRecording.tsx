// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Project, Recording } from '../../api/types';
import { ConfirmDelete } from '../../ui/ConfirmDelete';

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
      <ConfirmDelete
        opened={asking}
        close={dialog.close}
        title="Delete this recording?"
        action={remove}
        testId="recording-delete-confirm"
      >
        <Text size="sm">What was seen and done in this session cannot be brought back. Its events stay.</Text>
      </ConfirmDelete>
    </>
  );
}
