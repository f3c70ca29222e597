// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api';
import { ApiError } from '../../api/client';

const NOTHING = { current: '', next: '', again: '' };

export function PasswordForm() {
  const [draft, setDraft] = useState(NOTHING);
  const change = useMutation({
    mutationFn: () => api.changeMe({ current_password: draft.current, password: draft.next }),
    onSuccess: () => setDraft(NOTHING),
  });
  const differs = draft.again !== '' && draft.again !== draft.next;
  const attr = change.error instanceof ApiError ? change.error.attr : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const field = (key: keyof typeof NOTHING) => ({
    value: draft[key],
    onChange: (event: { currentTarget: { value: string } }) => setDraft({ ...draft, [key]: event.currentTarget.value }),
    required: true,
    withAsterisk: false,
  });
  return (
    <form onSubmit={submit} data-testid="password-form">
      <Stack gap="sm" maw={440}>
        <PasswordInput
          label="Password now"
          autoComplete="current-password"
          error={attr === 'current_password' ? change.error?.message : undefined}
          {...field('current')}
        />
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          error={attr === 'password' ? change.error?.message : undefined}
          {...field('next')}
        />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          error={differs ? 'Both must be the same' : undefined}
          {...field('again')}
        />
        {change.isError && attr !== 'current_password' && attr !== 'password' && (
          <Alert color="red" variant="light" role="alert">
            {change.error.message}
          </Alert>
        )}
        {change.isSuccess && (
          <Alert color="fern" variant="light" role="status">
            Password changed.
          </Alert>
        )}
        <Group>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={draft.current === '' || draft.next === '' || draft.next !== draft.again}
          >
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
