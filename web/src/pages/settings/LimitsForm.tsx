// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, NumberInput, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';
import type { IngestionLimits, LimitsAndUsage } from '../../api/limitTypes';
import { queryClient } from '../../api/session';
import type { Project } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { ErrorState, RowsSkeleton } from '../../ui/States';

const QUOTAS = [
  { field: 'events_per_month', used: 'events', label: 'Events a month' },
  { field: 'recordings_per_month', used: 'recordings', label: 'Parts of recordings a month' },
  { field: 'feature_flags_per_month', used: 'feature_flags', label: 'Feature flag requests a month' },
] as const;

export function LimitsForm({ project }: { project: Project }) {
  const key = ['ingestion-limits', project.id];
  const limits = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.ingestionLimits(project.id, signal),
    refetchInterval: 10_000,
  });
  if (limits.isPending) return <RowsSkeleton rows={3} />;
  if (limits.isError) return <ErrorState error={limits.error} retry={() => void limits.refetch()} />;
  return <Form project={project} limits={limits.data} onSaved={(saved) => queryClient.setQueryData(key, saved)} />;
}

interface FormProps {
  project: Project;
  limits: LimitsAndUsage;
  onSaved: (saved: LimitsAndUsage) => void;
}

function Form({ project, limits, onSaved }: FormProps) {
  const [draft, setDraft] = useState<IngestionLimits>(() => ({
    events_per_month: limits.events_per_month,
    recordings_per_month: limits.recordings_per_month,
    feature_flags_per_month: limits.feature_flags_per_month,
    events_per_second: limits.events_per_second,
    burst: limits.burst,
  }));
  const save = useMutation({
    mutationFn: () => api.changeIngestionLimits(project.id, draft),
    onSuccess: (saved) => {
      onSaved(saved);
      notifications.show({ message: 'Limits saved; they hold within a second.', color: 'fern' });
    },
  });
  const attr = save.error instanceof ApiError ? save.error.attr : null;
  const field = (name: keyof IngestionLimits) => ({
    value: draft[name] ?? '',
    onChange: (value: string | number) => setDraft({ ...draft, [name]: value === '' ? null : Number(value) }),
    placeholder: 'no limit',
    thousandSeparator: ' ',
    allowDecimal: false,
    allowNegative: false,
    error: attr === name ? save.error?.message : undefined,
    'data-testid': `limit-${name}`,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed = (Object.keys(draft) as (keyof IngestionLimits)[]).some((name) => draft[name] !== limits[name]);
  return (
    <form onSubmit={submit} data-testid="limits-form">
      <Stack gap="sm" maw={440}>
        {QUOTAS.map(({ field: name, used, label }) => (
          <div key={name}>
            <NumberInput label={label} {...field(name)} />
            <Usage used={limits.used[used]} quota={limits[name]} />
          </div>
        ))}
        <Group grow align="flex-start">
          <NumberInput label="Events a second" {...field('events_per_second')} />
          <NumberInput
            label="At once"
            {...field('burst')}
            placeholder="ten seconds’ worth"
            disabled={draft.events_per_second === null}
          />
        </Group>
        {save.isError && attr === null && (
          <Alert color="red" variant="light" role="alert">
            {save.error.message}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            Save limits
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Usage({ used, quota }: { used: number; quota: number | null }) {
  const over = quota !== null && used >= quota;
  return (
    <>
      {quota !== null && (
        <Progress
          value={quota === 0 ? 100 : Math.min(100, (100 * used) / quota)}
          color={over ? 'red' : 'fern'}
          size="sm"
          mt={6}
          aria-label="Used of the quota"
        />
      )}
      <Text size="xs" c={over ? 'red' : 'dimmed'} mt={4}>
        {formatNumber(used)} this month
        {over && ': used up'}
      </Text>
    </>
  );
}
