// SPDX-License-Identifier: Apache-2.0
import { Button, MultiSelect } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { FlagCondition } from '../../api/types';
import { referencesOf, withFlags } from '../../lib/flags';

interface Props {
  condition: FlagCondition;
  onChange: (condition: FlagCondition) => void;
  flagId?: number;
}

/** Other flags that must be on for somebody before this one can be. */
export function FlagNeeds({ condition, onChange, flagId }: Props) {
  const project = useProject();
  const ids = referencesOf(condition, 'flag')
    .filter((one) => one.value === true)
    .map((one) => one.key);
  const [opened, setOpened] = useState(ids.length > 0);
  const flags = useQuery({
    queryKey: ['flags', project.id, 'all'],
    queryFn: ({ signal }) => api.flags(project.id, { limit: 1000, offset: 0 }, signal),
    enabled: opened,
  });
  if (!opened) {
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconFlag size={14} />}
        onClick={() => setOpened(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        Add flag
      </Button>
    );
  }
  const others = (flags.data?.results ?? []).filter((flag) => flag.id !== flagId);
  return (
    <MultiSelect
      size="xs"
      label="These flags are on for them"
      placeholder={ids.length === 0 ? 'None needed' : undefined}
      data={others.map((flag) => ({ value: String(flag.id), label: flag.key }))}
      value={ids}
      onChange={(next) => onChange(withFlags(condition, next))}
      searchable
      nothingFoundMessage={flags.isPending ? 'Loading' : 'No such flag'}
      error={flags.error?.message}
    />
  );
}
