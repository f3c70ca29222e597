// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { ErrorState } from '../ui/States';

export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Stack className="page" gap="sm" align="flex-start">
      <ErrorState error={error} retry={retry} />
      <Button variant="subtle" component={Link} to="/">
        Back to the start
      </Button>
    </Stack>
  );
}
