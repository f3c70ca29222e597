// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import type { PropertyFilter, PropertyOwner } from '../../api/types';
import { newElementFilter, newFilter } from '../../lib/filters';
import { FilterRow } from './FilterRow';
import { PropertyPicker } from './PropertyPicker';

interface Props {
  filters: PropertyFilter[];
  onChange: (filters: PropertyFilter[]) => void;
  events?: string[];
  addLabel?: string;
  /** Only properties of this owner. */
  only?: PropertyOwner;
  testId?: string;
}

export function FilterList({ filters, onChange, events, addLabel = 'Add filter', only, testId }: Props) {
  return (
    <Stack gap={8}>
      {filters.map((filter, index) => (
        <FilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter has no identity but its place
          key={`${index}${filter.type}${filter.key}`}
          filter={filter}
          events={events}
          only={only}
          onChange={(next) => onChange(filters.with(index, next))}
          onRemove={() => onChange(filters.filter((_, other) => other !== index))}
        />
      ))}
      <PropertyPicker
        events={events}
        only={only}
        onPick={(property) => onChange([...filters, newFilter(property)])}
        onPickElement={only ? undefined : (key) => onChange([...filters, newElementFilter(key)])}
        target={(toggle) => (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconFilterPlus size={14} />}
            onClick={toggle}
            style={{ alignSelf: 'flex-start' }}
            data-testid={testId}
          >
            {addLabel}
          </Button>
        )}
      />
    </Stack>
  );
}
