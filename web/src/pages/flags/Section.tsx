// SPDX-License-Identifier: Apache-2.0
import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  testId?: string;
}

/** One part of a flag's page: a card with a title and what it is for. */
export function Section({ title, hint, action, children, testId }: Props) {
  return (
    <section className="card" style={{ padding: 20 }} aria-label={title} data-testid={testId}>
      <Group justify="space-between" align="flex-start" mb="sm" wrap="nowrap">
        <div>
          <Title order={2}>{title}</Title>
          {hint && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {action}
      </Group>
      {children}
    </section>
  );
}
