// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, Badge, Button, Group, Tabs, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconCopy } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../api/api';
import { queryClient, useProject } from '../../api/session';
import type { FeatureFlag, Project } from '../../api/types';
import { formatTime } from '../../lib/time';
import { CopyIcon } from '../../ui/CopyText';
import { MiddleText } from '../../ui/MiddleText';
import { ErrorState, RowsSkeleton } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { CodePanel } from './CodePanel';
import { FlagEditor } from './FlagEditor';
import { History } from './History';
import { Tester } from './Tester';
import { Usage } from './Usage';

const ROUTE = '/project/$projectId/flags/$flagId';
const TABS = [
  { value: 'rules', label: 'Rules' },
  { value: 'test', label: 'Test' },
  { value: 'usage', label: 'Usage' },
  { value: 'code', label: 'Code' },
  { value: 'history', label: 'History' },
];

export function FlagPage() {
  const project = useProject();
  const { flagId } = useParams({ from: ROUTE });
  const { tab = 'rules' } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const flag = useQuery({
    queryKey: ['flag', project.id, flagId],
    queryFn: ({ signal }) => api.flag(project.id, flagId, signal),
  });
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <BackToFlags project={project} />
      {flag.isPending && <RowsSkeleton rows={8} />}
      {flag.isError && <ErrorState error={flag.error} retry={() => void flag.refetch()} />}
      {flag.data && (
        <>
          <Header flag={flag.data} project={project} />
          {flag.data.deleted && <Deleted flag={flag.data} project={project} />}
          <Tabs
            value={tab}
            keepMounted={false}
            onChange={(next) => void navigate({ search: { tab: next ?? undefined } })}
          >
            <Tabs.List mb="md">
              {TABS.map((one) => (
                <Tabs.Tab key={one.value} value={one.value}>
                  {one.label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="rules">
              <FlagEditor key={flag.data.version} flag={flag.data} project={project} />
            </Tabs.Panel>
            <Tabs.Panel value="test">
              <Tester flag={flag.data} project={project} />
            </Tabs.Panel>
            <Tabs.Panel value="usage">
              <Usage flag={flag.data} project={project} />
            </Tabs.Panel>
            <Tabs.Panel value="code">
              <CodePanel flag={flag.data} project={project} />
            </Tabs.Panel>
            <Tabs.Panel value="history">
              <History flag={flag.data} project={project} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </div>
  );
}

export function BackToFlags({ project }: { project: Project }) {
  return (
    <Anchor component={Link} to={`/project/${project.id}/flags`} size="sm" c="dimmed">
      <Group gap={4} component="span" display="inline-flex">
        <IconArrowLeft size={14} /> Feature flags
      </Group>
    </Anchor>
  );
}

function Header({ flag, project }: { flag: FeatureFlag; project: Project }) {
  useEffect(() => {
    document.title = `${flag.key} · Hoglet`;
  }, [flag.key]);
  return (
    <Group justify="space-between" align="flex-start" my="xs">
      <div style={{ minWidth: 0 }}>
        <Group gap="sm">
          <Title order={1} data-testid="flag-key">
            <MiddleText text={flag.key} max={50} />
          </Title>
          <CopyIcon value={flag.key} label="Copy the key" />
          <Badge variant={flag.active && !flag.deleted ? 'light' : 'default'} tt="none" data-testid="flag-state">
            {flag.deleted ? 'deleted' : flag.active ? 'enabled' : 'disabled'}
          </Badge>
        </Group>
        <Group gap="md" mt={4}>
          <Text size="sm" c="dimmed">
            Version {flag.version}, changed {formatTime(flag.updated_at, project.timezone)}
            {flag.last_modified_by && ` by ${flag.last_modified_by.email}`}
          </Text>
          <Zone timezone={project.timezone} />
        </Group>
      </div>
      <Button
        component={Link}
        to={`/project/${project.id}/flags/new?copy=${flag.id}`}
        variant="default"
        leftSection={<IconCopy size={14} />}
      >
        Duplicate
      </Button>
    </Group>
  );
}

function Deleted({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const restore = useMutation({
    mutationFn: () => api.changeFlag(project.id, flag.id, { deleted: false }),
    onSuccess: (changed) => {
      queryClient.setQueryData(['flag', project.id, String(flag.id)], changed);
      void queryClient.invalidateQueries({ queryKey: ['flags', project.id] });
      notifications.show({ message: `${changed.key} is back`, color: 'fern' });
    },
  });
  return (
    <Alert color="gray" variant="light" mb="md" title="This flag is deleted" data-testid="flag-deleted">
      <Group justify="space-between">
        <Text size="sm">SDKs no longer get it. Restore it to change it.</Text>
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
          Restore
        </Button>
      </Group>
      {restore.isError && (
        <Text size="sm" c="red" mt="xs" role="alert">
          {restore.error.message}
        </Text>
      )}
    </Alert>
  );
}
