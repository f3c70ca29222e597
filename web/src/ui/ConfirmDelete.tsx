// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmProps {
  opened: boolean;
  close: () => void;
  title: string;
  /** What is lost. */
  children: ReactNode;
  /** What does it, as `useMutation` gives it. */
  action: { mutate: () => void; isPending: boolean; error: Error | null };
  testId: string;
}

/** Asks before something is deleted; the way back has the focus. */
export function ConfirmDelete({ opened, close, title, children, action, testId }: ConfirmProps) {
  return (
    <Modal opened={opened} onClose={close} title={title}>
      {children}
      {action.error && (
        <Alert color="red" variant="light" mt="sm" role="alert">
          {action.error.message}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={action.isPending} onClick={() => action.mutate()} data-testid={testId}>
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
