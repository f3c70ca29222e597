// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FeatureFlag, Project, TrendsQuery } from '../../api/types';
import { writeQuery } from '../../lib/insightQuery';
import { DateRangePicker } from '../insights/DateRangePicker';
import { Result } from '../insights/Result';
import { Section } from './Section';

function usageOf(flag: FeatureFlag, range: TrendsQuery['dateRange']): TrendsQuery {
  return {
    kind: 'TrendsQuery',
    series: [{ kind: 'EventsNode', event: '$feature_flag_called', math: 'total' }],
    interval: 'day',
    dateRange: range,
    properties: [{ key: '$feature_flag', type: 'event', operator: 'exact', value: [flag.key] }],
    breakdownFilter: { breakdown: '$feature_flag_response', breakdown_type: 'event' },
    trendsFilter: { display: 'ActionsLineGraph' },
  };
}

/** How often SDKs asked for the flag, by what they got. */
export function Usage({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const [query, setQuery] = useState(() => usageOf(flag, { date_from: '-14d' }));
  return (
    <Section
      title="How often it was asked for"
      hint={
        <>
          Events <span className="mono">$feature_flag_called</span>, by the answer. SDKs send one for each person and
          answer.
        </>
      }
      action={
        <Group gap="xs" wrap="nowrap">
          <DateRangePicker
            range={query.dateRange}
            project={project}
            onChange={(dateRange) => setQuery({ ...query, dateRange })}
          />
          <Button
            component={Link}
            variant="default"
            to={`/project/${project.id}/insights/new?query=${encodeURIComponent(writeQuery(query))}`}
          >
            Open as insight
          </Button>
        </Group>
      }
    >
      <Result query={query} project={project} onChange={setQuery} />
    </Section>
  );
}
