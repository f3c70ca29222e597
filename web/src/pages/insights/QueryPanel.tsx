// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconLayoutColumns, IconPlus, IconX } from '@tabler/icons-react';
import type { EventsNode, TrendsQuery } from '../../api/types';
import { editable, toProperties } from '../../lib/filters';
import { truncateMiddle } from '../../lib/format';
import { move, newSeries } from '../../lib/insightQuery';
import { FilterList } from './FilterList';
import { PropertyPicker } from './PropertyPicker';
import { SeriesRow } from './SeriesRow';

interface Props {
  query: TrendsQuery;
  onChange: (query: TrendsQuery) => void;
}

/** More lines than letters read badly; 26 is also what the alphabet has. */
const MAX_SERIES = 26;

export function QueryPanel({ query, onChange }: Props) {
  const { series } = query;
  const setSeries = (next: EventsNode[]) => onChange({ ...query, series: next });
  return (
    <div className="query-panel" data-testid="query-panel">
      <section aria-label="Series">
        <Stack gap={8}>
          <span className="eyebrow">Series</span>
          {series.map((node, index) => (
            <SeriesRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a series has no identity but its place
              key={index}
              series={node}
              index={index}
              count={series.length}
              onChange={(next) => setSeries(series.with(index, next))}
              onDuplicate={() => setSeries(series.toSpliced(index + 1, 0, structuredClone(node)))}
              onRemove={() => setSeries(series.filter((_, other) => other !== index))}
              onMove={(to) => setSeries(move(series, index, to))}
            />
          ))}
          {series.length < MAX_SERIES && (
            <Button
              variant="default"
              leftSection={<IconPlus size={14} />}
              onClick={() => setSeries([...series, newSeries(series.at(-1)?.event ?? null)])}
              style={{ alignSelf: 'flex-start' }}
              data-testid="add-series"
            >
              Add series
            </Button>
          )}
        </Stack>
      </section>
      <section aria-label="Filters">
        <GlobalFilters query={query} onChange={onChange} />
      </section>
      <section aria-label="Breakdown">
        <Breakdown query={query} onChange={onChange} />
      </section>
    </div>
  );
}

function eventNames(query: TrendsQuery): string[] {
  return query.series.flatMap((node) => (node.event === null ? [] : [node.event]));
}

function GlobalFilters({ query, onChange }: Props) {
  const filters = editable(query.properties);
  return (
    <Stack gap={8}>
      <Group justify="space-between">
        <span className="eyebrow">Filters</span>
        {filters && filters.filters.length > 1 && (
          <SegmentedControl
            aria-label="How the filters combine"
            data={[
              { value: 'AND', label: 'all' },
              { value: 'OR', label: 'any' },
            ]}
            value={filters.match}
            onChange={(match) =>
              onChange({ ...query, properties: toProperties({ ...filters, match: match === 'OR' ? 'OR' : 'AND' }) })
            }
          />
        )}
      </Group>
      {filters ? (
        <FilterList
          filters={filters.filters}
          events={[...new Set(eventNames(query))]}
          onChange={(next) => onChange({ ...query, properties: toProperties({ ...filters, filters: next }) })}
          testId="add-filter"
        />
      ) : (
        <Alert variant="light" color="gray" p="xs">
          <Group justify="space-between" wrap="nowrap">
            <Text size="xs">Nested filter groups of the link are used as they are.</Text>
            <ActionIcon aria-label="Remove the filter groups" onClick={() => onChange({ ...query, properties: [] })}>
              <IconX size={14} />
            </ActionIcon>
          </Group>
        </Alert>
      )}
    </Stack>
  );
}

function Breakdown({ query, onChange }: Props) {
  const breakdown = query.breakdownFilter;
  const pick = (name: string, type: 'event' | 'person') =>
    onChange({ ...query, breakdownFilter: { ...breakdown, breakdown: name, breakdown_type: type } });
  return (
    <Stack gap={8} align="flex-start">
      <span className="eyebrow">Breakdown</span>
      <Group gap={4} wrap="nowrap">
        <PropertyPicker
          events={[...new Set(eventNames(query))]}
          onPick={(property) => pick(property.name, property.type)}
          target={(toggle) => (
            <Button
              variant={breakdown ? 'light' : 'default'}
              leftSection={<IconLayoutColumns size={14} />}
              onClick={toggle}
              data-testid="breakdown-picker"
            >
              {breakdown ? truncateMiddle(breakdown.breakdown, 28) : 'Break down by…'}
            </Button>
          )}
        />
        {breakdown && (
          <ActionIcon
            aria-label="Remove the breakdown"
            onClick={() => onChange({ ...query, breakdownFilter: undefined })}
            data-testid="breakdown-remove"
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </Group>
    </Stack>
  );
}
