// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';

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

function advice(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Reload the page; if it happens again, the server log says more.';
  if (error.status === 0) return 'Check that Hoglet is running (./hoglet status), then try again.';
  if (error.status === 403) return 'Your account may not see this. Ask whoever set up this Hoglet.';
  if (error.status === 404) return 'It may have been deleted, or the address is of another project.';
  if (error.status === 429) return `Too many requests. Wait ${error.retryAfter ?? 'some'} seconds, then try again.`;
  if (error.status >= 500) return 'Try again; if it stays, run ./hoglet doctor: it names the part that is not well.';
  return 'Change the query and try again.';
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = error instanceof Error ? error.message : String(error);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={text}
      data-testid="error-state"
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{advice(error)}</Text>
        {retry && (
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
