// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Text } from '@mantine/core';
import { IconFlask, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { EarlyAccessFeature, Project } from '../../api/types';
import { formatDay } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';
import { PageHead } from '../../ui/PageHead';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { FeatureDialog } from './FeatureDialog';
import { BackToFlags } from './FlagPage';
import { isOpen, stageLabel } from './stages';

/** What visitors may switch on for themselves. */
export function EarlyAccessPage() {
  const project = useProject();
  const [edited, setEdited] = useState<EarlyAccessFeature | 'new' | null>(null);
  const features = useQuery({
    queryKey: ['features', project.id],
    queryFn: ({ signal }) => api.features(project.id, signal),
  });
  const rows = features.data?.results ?? [];
  const add = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')} data-testid="new-feature">
      New feature
    </Button>
  );
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <BackToFlags project={project} />
      <PageHead title="Early access" hint="What your visitors may switch on for themselves. Each feature is a flag.">
        {add}
      </PageHead>
      {features.isError && <ErrorState error={features.error} retry={() => void features.refetch()} />}
      <div className="card scroll-x" aria-busy={features.isFetching}>
        {features.isPending && <RowsSkeleton rows={5} />}
        {features.data && rows.length === 0 && (
          <EmptyState
            icon={<IconFlask size={28} stroke={1.4} color="var(--hog-quiet)" />}
            title="No early access features yet"
            actions={add}
          >
            Your page lists what is in beta with getEarlyAccessFeatures, and posthog-js remembers who switched what on.
          </EmptyState>
        )}
        {rows.length > 0 && <FeaturesTable rows={rows} project={project} edit={setEdited} />}
      </div>
      {edited && (
        <FeatureDialog
          project={project}
          feature={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

interface TableProps {
  rows: EarlyAccessFeature[];
  project: Project;
  edit: (feature: EarlyAccessFeature) => void;
}

function FeaturesTable({ rows, project, edit }: TableProps) {
  return (
    <table className="grid-table" data-testid="features-table">
      <thead>
        <tr>
          <th>Feature</th>
          <th>Stage</th>
          <th>Flag</th>
          <th>Made</th>
          <th style={{ width: 70 }} />
        </tr>
      </thead>
      <tbody>
        {rows.map((feature) => (
          <tr key={feature.id} data-testid="feature-row">
            <td>
              <Text size="sm" fw={600}>
                <MiddleText text={feature.name} max={50} />
              </Text>
              {feature.description !== '' && (
                <Text size="xs" c="dimmed">
                  <MiddleText text={feature.description} max={70} />
                </Text>
              )}
            </td>
            <td>
              <Badge
                variant="default"
                size="sm"
                tt="none"
                fw={500}
                miw="max-content"
                opacity={isOpen(feature.stage) ? 1 : 0.6}
              >
                {stageLabel(feature.stage)}
              </Badge>
            </td>
            <td>
              <FlagOf feature={feature} project={project} />
            </td>
            <td className="numbers">{formatDay(feature.created_at, project.timezone)}</td>
            <td>
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => edit(feature)}
                aria-label={`Edit ${feature.name}`}
              >
                Edit
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FlagOf({ feature, project }: { feature: EarlyAccessFeature; project: Project }) {
  const flag = feature.feature_flag;
  const note = flag.deleted ? ' is deleted' : flag.active ? '' : ' is disabled';
  return (
    <>
      <Link
        className="quiet-link mono"
        to="/project/$projectId/flags/$flagId"
        params={{ projectId: String(project.id), flagId: String(flag.id) }}
        style={{ fontSize: '0.8125rem' }}
      >
        <MiddleText text={flag.key} max={40} />
      </Link>
      {note !== '' && (
        <Text span size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </>
  );
}
