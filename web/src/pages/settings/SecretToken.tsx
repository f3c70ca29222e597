// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { Project } from '../../api/types';
import { formatDay } from '../../lib/time';
import { CopyWide } from '../../ui/CopyText';
import { ErrorState, RowsSkeleton } from '../../ui/States';

/** With which the project's servers read flags: made, replaced, and the one before ended. */
export function SecretToken({ project }: { project: Project }) {
  const queryKey = ['secret-token', project.id];
  const token = useQuery({ queryKey, queryFn: ({ signal }) => api.secretToken(project.id, signal) });
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  const rotate = useMutation({ mutationFn: () => api.rotateSecretToken(project.id), onSuccess: refresh });
  const confirm = useMutation({ mutationFn: () => api.endSecretTokenBackup(project.id), onSuccess: refresh });
  const mask = token.data?.mask_value;
  const backup = token.data?.backup_mask_value;
  const failed = rotate.error ?? confirm.error;
  return (
    <>
      {rotate.data?.value && (
        <Alert
          color="fern"
          variant="light"
          mb="sm"
          title="The new secret token"
          withCloseButton
          onClose={rotate.reset}
          closeButtonLabel="Done, hide the token"
        >
          <Text size="sm" mb={6}>
            Copy it now: it is shown this once and kept only as a hash.
          </Text>
          <Group gap="xs">
            <code className="mono" data-testid="secret-token-value">
              {rotate.data.value}
            </code>
            <CopyWide value={rotate.data.value} />
          </Group>
        </Alert>
      )}
      {token.isPending && <RowsSkeleton rows={1} />}
      {token.isError && <ErrorState error={token.error} retry={() => void token.refetch()} />}
      {token.data && (
        <Group>
          {mask && token.data.created_at ? (
            <Text size="sm">
              <code className="mono" data-testid="secret-token">
                {mask}
              </code>
              , made {formatDay(token.data.created_at, project.timezone)}
            </Text>
          ) : (
            <Text size="sm" c="dimmed">
              No secret token yet.
            </Text>
          )}
          <Button
            variant="default"
            loading={rotate.isPending}
            onClick={() => rotate.mutate()}
            data-testid="secret-rotate"
          >
            {mask ? 'Make a new one' : 'Make a token'}
          </Button>
        </Group>
      )}
      {backup && (
        <Alert color="yellow" variant="light" mt="sm" title="The token before is still valid">
          <Text size="sm" mb="xs">
            Servers may use <code className="mono">{backup}</code> until you end it. Give them the new token first.
          </Text>
          <Button color="red" loading={confirm.isPending} onClick={() => confirm.mutate()} data-testid="secret-confirm">
            End the token before
          </Button>
        </Alert>
      )}
      {failed && (
        <Alert color="red" variant="light" mt="sm" role="alert">
          {failed.message}
        </Alert>
      )}
    </>
  );
}
