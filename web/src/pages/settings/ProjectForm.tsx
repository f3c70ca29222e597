// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api';
import { projectOptions, queryClient } from '../../api/session';
import type { Project } from '../../api/types';
import { zoneOffset } from '../../lib/time';

function zones(current: string): { value: string; label: string }[] {
  const now = new Date();
  const all = new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')]);
  return [...all].map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${zoneOffset(zone, now)})` }));
}

export function ProjectForm({ project }: { project: Project }) {
  const [draft, setDraft] = useState({
    name: project.name,
    timezone: project.timezone,
    week_start_day: project.week_start_day,
    anonymize_ips: project.anonymize_ips,
    session_recording_opt_in: project.session_recording_opt_in,
  });
  const [timezones] = useState(() => zones(project.timezone));
  const save = useMutation({
    mutationFn: () => api.changeProject(project.id, draft),
    onSuccess: (changed) => {
      queryClient.setQueryData(projectOptions(project.id).queryKey, changed);
      // Other days, other buckets: every number of the project may differ now.
      void queryClient.invalidateQueries();
      notifications.show({ message: 'Settings saved', color: 'fern' });
    },
  });
  const changed = (Object.keys(draft) as (keyof typeof draft)[]).some((key) => draft[key] !== project[key]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} data-testid="project-form">
      <Stack gap="sm" maw={440}>
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={100}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          label="Time zone"
          description="Days, weeks and months begin and end by it."
          searchable
          allowDeselect={false}
          limit={120}
          // Typing replaces the zone that is there instead of adding to its name.
          onFocus={(event) => event.currentTarget.select()}
          data={timezones}
          value={draft.timezone}
          onChange={(timezone) => timezone && setDraft({ ...draft, timezone })}
          nothingFoundMessage="No such time zone"
          data-testid="timezone-select"
        />
        <Select
          label="Weeks start on"
          allowDeselect={false}
          data={[
            { value: '0', label: 'Sunday' },
            { value: '1', label: 'Monday' },
          ]}
          value={String(draft.week_start_day)}
          onChange={(value) => setDraft({ ...draft, week_start_day: Number(value) })}
        />
        <Switch
          label="Anonymise IP addresses"
          description="Addresses are dropped before events are stored. Holds for events from now on."
          checked={draft.anonymize_ips}
          onChange={(event) => setDraft({ ...draft, anonymize_ips: event.currentTarget.checked })}
        />
        <Switch
          label="Record sessions"
          description="Browsers that load posthog-js record what visitors see and do. Kept for 30 days."
          checked={draft.session_recording_opt_in}
          onChange={(event) => setDraft({ ...draft, session_recording_opt_in: event.currentTarget.checked })}
          data-testid="recording-switch"
        />
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {save.error.message}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!changed || draft.name.trim() === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
