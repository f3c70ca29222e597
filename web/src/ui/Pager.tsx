// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

interface Props {
  /** From 1. */
  page: number;
  isLast: boolean;
  label: string;
  goTo: (page: number) => void;
}

/** Below a list: where one is in it, and the way to its other pages. Absent when there is one page only. */
export function Pager({ page, isLast, label, goTo }: Props) {
  if (page === 1 && isLast) return null;
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Group gap="xs">
        <Button
          variant="default"
          disabled={page === 1}
          leftSection={<IconChevronLeft size={14} />}
          onClick={() => goTo(page - 1)}
        >
          Previous
        </Button>
        <Button
          variant="default"
          disabled={isLast}
          rightSection={<IconChevronRight size={14} />}
          onClick={() => goTo(page + 1)}
        >
          Next
        </Button>
      </Group>
    </Group>
  );
}
