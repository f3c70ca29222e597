// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Box, Button, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import type { FlagCondition, PropertyFilter } from '../../api/types';
import { OPERATORS, operatorInfo, withOperator } from '../../lib/filters';
import { groupFiltersOf, withGroupFilters } from '../../lib/flags';
import { valueText } from '../../lib/format';
import { FilterValue } from '../insights/FilterValue';

interface Props {
  condition: FlagCondition;
  groupType: number;
  onChange: (condition: FlagCondition) => void;
}

/** What the group must be, by properties that are written down: those of groups are not collected for a choice. */
export function GroupFilters({ condition, groupType, onChange }: Props) {
  const filters = groupFiltersOf(condition, groupType);
  const set = (next: PropertyFilter[]) => onChange(withGroupFilters(condition, groupType, next));
  return (
    <Stack gap={8}>
      {filters.map((filter, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter has no identity but its place
          key={`${index} of ${filters.length}`}
          filter={filter}
          onChange={(next) => set(filters.with(index, next))}
          onRemove={() => set(filters.filter((_, other) => other !== index))}
        />
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconFilterPlus size={14} />}
        onClick={() => set([...filters, { key: '', operator: 'exact', type: 'person' }])}
        style={{ alignSelf: 'flex-start' }}
        data-testid="add-group-filter"
      >
        Add group property
      </Button>
    </Stack>
  );
}

interface RowProps {
  filter: PropertyFilter;
  onChange: (filter: PropertyFilter) => void;
  onRemove: () => void;
}

function Row({ filter, onChange, onRemove }: RowProps) {
  return (
    <Box data-testid="group-filter-row" style={{ borderLeft: '2px solid var(--hog-line)', paddingLeft: 8 }}>
      <Group gap={4} wrap="nowrap" mb={operatorInfo(filter.operator).value === 'none' ? 0 : 4}>
        <TextInput
          size="xs"
          aria-label="Property of the group"
          placeholder="plan"
          value={filter.key}
          onChange={(event) => onChange({ ...filter, key: event.currentTarget.value })}
          maxLength={400}
          style={{ flex: 1, minWidth: 0 }}
          data-testid="group-filter-key"
        />
        <Select
          size="xs"
          aria-label="Operator"
          data={OPERATORS.map((info) => ({ value: info.operator, label: info.label }))}
          value={filter.operator}
          onChange={(value) => value !== null && onChange(withOperator(filter, value as PropertyFilter['operator']))}
          allowDeselect={false}
          w={150}
        />
        <ActionIcon size="sm" aria-label={`Remove the filter on ${filter.key}`} onClick={onRemove}>
          <IconX size={13} />
        </ActionIcon>
      </Group>
      <Values filter={filter} onChange={onChange} />
    </Box>
  );
}

function Values({ filter, onChange }: Pick<RowProps, 'filter' | 'onChange'>) {
  if (operatorInfo(filter.operator).value !== 'many') {
    return <FilterValue key={filter.operator} filter={filter} onChange={(value) => onChange({ ...filter, value })} />;
  }
  const { value } = filter;
  const values = value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value];
  return (
    <TagsInput
      size="xs"
      aria-label={`Values of ${filter.key}`}
      placeholder={values.length === 0 ? 'Type values' : undefined}
      value={values.map(valueText)}
      onChange={(next) => onChange({ ...filter, value: next })}
      acceptValueOnBlur
      data-testid="group-filter-values"
    />
  );
}
