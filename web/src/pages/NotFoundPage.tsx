// SPDX-License-Identifier: Apache-2.0
import { Button, Code } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { Mark } from '../ui/Mark';
import { EmptyState } from '../ui/States';

export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <EmptyState
      testId="not-found"
      icon={<Mark size={56} />}
      title="Nothing lives here"
      actions={
        <Button component={Link} to="/">
          Back to the start
        </Button>
      }
    >
      There is no page at <Code>{pathname}</Code>. The link may be old, or a letter of it got lost.
    </EmptyState>
  );
}
