// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconRotate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api';
import { projectOptions, queryClient } from '../../api/session';
import type { Project } from '../../api/types';
import { CopyWide } from '../../ui/CopyText';

export function ProjectKey({ project }: { project: Project }) {
  const [asking, dialog] = useDisclosure();
  const rotate = useMutation({
    mutationFn: () => api.resetToken(project.id),
    onSuccess: (changed) => {
      queryClient.setQueryData(projectOptions(project.id).queryKey, changed);
      dialog.close();
      notifications.show({ message: 'New key made; the old one stops working within seconds.', color: 'fern' });
    },
  });
  return (
    <>
      <Group>
        <code className="snippet" style={{ padding: '6px 12px' }} data-testid="project-key">
          {project.api_token}
        </code>
        <CopyWide value={project.api_token} />
        <Button variant="default" leftSection={<IconRotate size={14} />} onClick={dialog.open} data-testid="rotate-key">
          Rotate
        </Button>
      </Group>
      <Modal opened={asking} onClose={dialog.close} title="Make a new project key?">
        <Text size="sm">
          The old key stops working within seconds. Every app, site and server that sends with it is refused until it
          has the new key. Refused requests show on the page Live events.
        </Text>
        {rotate.isError && (
          <Alert color="red" variant="light" mt="sm" role="alert">
            {rotate.error.message}
          </Alert>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={dialog.close} data-autofocus>
            Keep the old key
          </Button>
          <Button color="red" loading={rotate.isPending} onClick={() => rotate.mutate()} data-testid="rotate-confirm">
            Make a new key
          </Button>
        </Group>
      </Modal>
    </>
  );
}
