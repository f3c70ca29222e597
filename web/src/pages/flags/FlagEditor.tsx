// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';
import { queryClient } from '../../api/session';
import type { FeatureFlag, Project } from '../../api/types';
import { draftOf, draftProblems, type FlagDraft, newDraft, toWish } from '../../lib/flags';
import { Basics } from './Basics';
import { Conditions } from './Conditions';
import { DangerZone } from './DangerZone';
import { Variants } from './Variants';

interface Props {
  project: Project;
  /** The flag to change; without one, a new one is made of `start`. */
  flag?: FeatureFlag;
  start?: FlagDraft;
}

/** Everything that decides a flag, saved together; who was slower than somebody else is told. */
export function FlagEditor({ project, flag, start }: Props) {
  const before = useMemo(() => (flag ? draftOf(flag) : (start ?? newDraft())), [flag, start]);
  const [draft, setDraft] = useState(before);
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () =>
      flag
        ? api.changeFlag(project.id, flag.id, { ...toWish(draft), version: flag.version })
        : api.createFlag(project.id, toWish(draft)),
    onSuccess: (saved) => {
      void queryClient.invalidateQueries({ queryKey: ['flags', project.id] });
      void queryClient.invalidateQueries({ queryKey: ['flag-activity', project.id, saved.id] });
      queryClient.setQueryData(['flag', project.id, String(saved.id)], saved);
      notifications.show({ message: flag ? `${saved.key} saved` : `${saved.key} made`, color: 'fern' });
      if (!flag) {
        void navigate({
          to: '/project/$projectId/flags/$flagId',
          params: { projectId: String(project.id), flagId: String(saved.id) },
        });
      }
    },
  });
  const problems = draftProblems(draft);
  const changed = !flag || JSON.stringify(draft) !== JSON.stringify(before);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problems.length === 0) save.mutate();
  };
  return (
    <form onSubmit={submit} data-testid="flag-form">
      <fieldset disabled={flag?.deleted} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="md">
          <Basics draft={draft} onChange={setDraft} isNew={!flag} />
          <Conditions draft={draft} onChange={setDraft} flagId={flag?.id} />
          <Variants draft={draft} onChange={setDraft} />
          {asked && problems.length > 0 && (
            <Alert color="red" variant="light" role="alert" data-testid="flag-problems">
              {problems.map((problem) => (
                <Text key={problem} size="sm">
                  {problem}
                </Text>
              ))}
            </Alert>
          )}
          {save.isError && <SaveProblem error={save.error} flag={flag} project={project} />}
          <Group className="save-bar">
            <Button type="submit" loading={save.isPending} disabled={!changed} data-testid="flag-save">
              {flag ? 'Save' : 'Make the flag'}
            </Button>
            {flag && changed && (
              <Button variant="default" onClick={() => setDraft(before)}>
                Undo changes
              </Button>
            )}
          </Group>
        </Stack>
      </fieldset>
      {flag && !flag.deleted && <DangerZone flag={flag} project={project} />}
    </form>
  );
}

function SaveProblem({ error, flag, project }: { error: Error; flag?: FeatureFlag; project: Project }) {
  const stale = flag !== undefined && error instanceof ApiError && error.status === 409 && error.attr === 'version';
  return (
    <Alert color="red" variant="light" role="alert" data-testid="flag-refused">
      <Group justify="space-between">
        <Text size="sm">
          {stale ? 'Somebody else changed this flag meanwhile. Load it again, then make your change.' : error.message}
        </Text>
        {stale && (
          <Button
            variant="default"
            onClick={() => void queryClient.invalidateQueries({ queryKey: ['flag', project.id, String(flag.id)] })}
          >
            Load it again
          </Button>
        )}
      </Group>
    </Alert>
  );
}
