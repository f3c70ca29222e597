// SPDX-License-Identifier: Apache-2.0
import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** Title of a page, on the page and on the browser's tab. */
export function PageHead({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Hoglet`;
  }, [title]);
  return (
    <Group justify="space-between" align="center" mb="md" wrap="wrap" gap="sm">
      <div>
        <Title order={1}>{title}</Title>
        {hint && (
          <Text c="dimmed" size="sm">
            {hint}
          </Text>
        )}
      </div>
      <Group gap="xs">{children}</Group>
    </Group>
  );
}
