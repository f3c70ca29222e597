// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { api } from '../../api/api';
import { meOptions, queryClient } from '../../api/session';
import { safeReturnPath } from '../../lib/search';
import { Mark } from '../../ui/Mark';
import { loginProblem } from './loginProblem';

/** Counts down the seconds the server asked to wait. */
function useCountdown(seconds: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (seconds === null) return;
    setLeft(seconds);
    const timer = window.setInterval(() => setLeft((value) => Math.max(0, value - 1)), 1000);
    return () => window.clearInterval(timer);
  }, [seconds]);
  return left;
}

export function LoginPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { next } = useSearch({ from: '/login' });
  const router = useRouter();
  const login = useMutation({
    mutationFn: () => api.login(email.trim(), password),
    onSuccess: (user) => {
      queryClient.clear();
      queryClient.setQueryData(meOptions.queryKey, user);
      router.history.push(safeReturnPath(next));
    },
  });
  const problem = login.error ? loginProblem(login.error) : null;
  const left = useCountdown(problem?.wait ?? null);

  useEffect(() => {
    document.title = 'Sign in · Hoglet';
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <Stack align="center" justify="center" mih="100vh" p="md" bg="var(--hog-page)">
      <form onSubmit={submit} style={{ width: '100%', maxWidth: 340 }} data-testid="login-form">
        <Stack gap="md">
          <Stack gap={6} align="center" mb="xs">
            <Mark size={60} />
            <Title order={1}>Sign in to Hoglet</Title>
          </Stack>
          {problem && (problem.wait === null || left > 0) && (
            <Alert
              color={problem.wait === null ? 'red' : 'yellow'}
              variant="light"
              role="alert"
              data-testid="login-error"
            >
              {problem.wait === null ? problem.text : `${problem.text} Try again in ${left} s.`}
            </Alert>
          )}
          <div className="card" style={{ padding: 20 }}>
            <Stack gap="sm">
              <TextInput
                size="sm"
                label="E-mail"
                type="email"
                autoComplete="username"
                autoFocus
                required
                withAsterisk={false}
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
                data-testid="login-email"
              />
              <PasswordInput
                size="sm"
                label="Password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                data-testid="login-password"
              />
              <Button
                type="submit"
                size="sm"
                mt={4}
                loading={login.isPending}
                disabled={left > 0}
                data-testid="login-submit"
              >
                Sign in
              </Button>
            </Stack>
          </div>
          <Text size="xs" c="dimmed" ta="center">
            First start? E-mail and password were printed once in the terminal, and are in <code>bootstrap.json</code>{' '}
            of the data directory.
          </Text>
        </Stack>
      </form>
    </Stack>
  );
}
