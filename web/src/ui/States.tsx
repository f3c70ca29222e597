// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { advice, errorTitle, mayHelpAgain } from '../lib/advice';

interface EmptyProps {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  testId?: string;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, children, actions, icon, testId }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center" data-testid={testId ?? 'empty-state'}>
      {icon}
      <Title order={2}>{title}</Title>
      {children && (
        <Text c="dimmed" size="sm" maw={480} component="div">
          {children}
        </Text>
      )}
      {actions && <Group mt="xs">{actions}</Group>}
    </Stack>
  );
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={errorTitle(error)}
      data-testid="error-state"
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{advice(error)}</Text>
        {retry && mayHelpAgain(error) && (
          <Button variant="default" leftSection={<IconRefresh size={14} />} onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Stack gap={10} p="md" aria-busy="true" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <Skeleton key={index} height={16} width={`${96 - ((index * 13) % 30)}%`} />
      ))}
    </Stack>
  );
}
