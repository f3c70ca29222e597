// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group, SegmentedControl, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFlag, IconFlask, IconPlus, IconSearch, IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '../../api/api';
import { queryClient, useProject } from '../../api/session';
import type { FeatureFlag, Project } from '../../api/types';
import { rolloutText, variantsOf } from '../../lib/flags';
import { plural } from '../../lib/format';
import { formatDay } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';

const ROUTE = '/project/$projectId/flags';
const PAGE = 50;
const STATES = [
  { value: '', label: 'All' },
  { value: 'on', label: 'Enabled' },
  { value: 'off', label: 'Disabled' },
];

export function FlagsPage() {
  const project = useProject();
  const { search = '', state = '', page: pageText } = useSearch({ from: ROUTE });
  const page = Math.max(1, Math.floor(Number(pageText ?? 1)) || 1);
  const navigate = useNavigate({ from: ROUTE });
  const active = state === '' ? undefined : String(state === 'on');
  const flags = useQuery({
    queryKey: ['flags', project.id, search, state, page],
    queryFn: ({ signal }) => api.flags(project.id, { search, active, limit: PAGE, offset: (page - 1) * PAGE }, signal),
    placeholderData: keepPreviousData,
  });
  const rows = flags.data?.results ?? [];
  const goTo = (next: number) => void navigate({ search: (now) => ({ ...now, page: String(next) }) });
  return (
    <div className="page">
      <PageHead title="Feature flags" hint="Who gets which part of your product. A change reaches SDKs within seconds.">
        <Button
          component={Link}
          to={`/project/${project.id}/cohorts`}
          variant="default"
          leftSection={<IconUsersGroup size={14} />}
        >
          Cohorts
        </Button>
        <Button
          variant="default"
          component={Link}
          to={`/project/${project.id}/flags/early-access`}
          leftSection={<IconFlask size={14} />}
        >
          Early access
        </Button>
        <NewFlag project={project} />
      </PageHead>
      <Group mb="sm">
        <SearchLine
          label="Search feature flags"
          placeholder="Key or description"
          icon={<IconSearch size={14} />}
          value={search}
          onChange={(next) =>
            void navigate({ search: { search: next || undefined, state: state || undefined }, replace: true })
          }
          testId="flags-search"
        />
        <SegmentedControl
          data={STATES}
          value={state}
          aria-label="State"
          onChange={(next) => void navigate({ search: { search: search || undefined, state: next || undefined } })}
        />
      </Group>
      {flags.isError && <ErrorState error={flags.error} retry={() => void flags.refetch()} />}
      <div className="card scroll-x" aria-busy={flags.isFetching}>
        {flags.isPending && <RowsSkeleton rows={8} />}
        {flags.data && rows.length === 0 && <NoFlags filtered={search !== '' || state !== ''} project={project} />}
        {rows.length > 0 && <FlagsTable rows={rows} project={project} />}
      </div>
      <Pager page={page} isLast={!flags.data?.next} label={plural(flags.data?.count ?? 0, 'flag')} goTo={goTo} />
    </div>
  );
}

function NewFlag({ project }: { project: Project }) {
  return (
    <Button
      component={Link}
      to={`/project/${project.id}/flags/new`}
      leftSection={<IconPlus size={14} />}
      data-testid="new-flag"
    >
      New feature flag
    </Button>
  );
}

function FlagsTable({ rows, project }: { rows: FeatureFlag[]; project: Project }) {
  return (
    <table className="grid-table" data-testid="flags-table">
      <thead>
        <tr>
          <th style={{ width: 60 }}>State</th>
          <th>Key</th>
          <th>On for</th>
          <th>Values</th>
          <th>Changed</th>
          <th>By</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((flag) => (
          <tr key={flag.id} data-testid="flag-row">
            <td>
              <OnOff flag={flag} project={project} />
            </td>
            <td>
              <Link
                className="quiet-link mono"
                to="/project/$projectId/flags/$flagId"
                params={{ projectId: String(project.id), flagId: String(flag.id) }}
                style={{ fontWeight: 600, fontSize: '0.8125rem' }}
              >
                <MiddleText text={flag.key} max={40} />
              </Link>
              {flag.name !== '' && (
                <Text size="xs" c="dimmed">
                  <MiddleText text={flag.name} max={60} />
                </Text>
              )}
            </td>
            <td style={{ opacity: flag.active ? 1 : 0.55 }}>{rolloutText(flag.filters)}</td>
            <td>
              <Values flag={flag} />
            </td>
            <td className="numbers">{formatDay(flag.updated_at, project.timezone)}</td>
            <td style={{ color: 'var(--hog-quiet)' }}>{flag.last_modified_by?.email ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Values({ flag }: { flag: FeatureFlag }) {
  const variants = variantsOf(flag.filters);
  if (variants.length === 0) return <>on or off</>;
  return (
    <Group gap={4} wrap="nowrap">
      {variants.slice(0, 3).map((variant) => (
        <Badge key={variant.key} variant="default" size="sm" tt="none" fw={500} style={{ flex: 'none' }}>
          <MiddleText text={variant.key} max={18} /> {variant.rollout_percentage} %
        </Badge>
      ))}
      {variants.length > 3 && (
        <Text size="xs" c="dimmed">
          +{variants.length - 3}
        </Text>
      )}
    </Group>
  );
}

function OnOff({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const change = useMutation({
    mutationFn: (active: boolean) => api.changeFlag(project.id, flag.id, { active }),
    onSuccess: (changed) => {
      notifications.show({ message: `${changed.key} is ${changed.active ? 'enabled' : 'disabled'}`, color: 'fern' });
      void queryClient.invalidateQueries({ queryKey: ['flags', project.id] });
      queryClient.setQueryData(['flag', project.id, String(flag.id)], changed);
    },
    onError: (error) => notifications.show({ message: error.message, color: 'red' }),
  });
  return (
    <Switch
      size="xs"
      checked={change.isPending ? change.variables : flag.active}
      disabled={change.isPending}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
      aria-label={`${flag.key} enabled`}
      data-testid="flag-switch"
    />
  );
}

function NoFlags({ filtered, project }: { filtered: boolean; project: Project }) {
  const navigate = useNavigate({ from: ROUTE });
  if (filtered) {
    return (
      <EmptyState
        title="No flag matches"
        actions={
          <Button variant="default" onClick={() => void navigate({ search: {} })}>
            Show all flags
          </Button>
        }
      >
        The search looks at keys and descriptions.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconFlag size={28} stroke={1.4} color="var(--hog-quiet)" />}
      title="No feature flags yet"
      actions={<NewFlag project={project} />}
    >
      A flag switches a part of your product on for everybody, for some, or for a share of them, without a new release.
      Make one, ask for its key in your code, and change your mind here.
    </EmptyState>
  );
}
