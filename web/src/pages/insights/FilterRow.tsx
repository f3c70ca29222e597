// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Box, Button, Group, Menu, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { PropertyFilter, PropertyOwner } from '../../api/types';
import { elementKey, newElementFilter, newFilter, operatorInfo, operatorsOf, withOperator } from '../../lib/filters';
import { truncateMiddle } from '../../lib/format';
import { FilterValue } from './FilterValue';
import { PropertyPicker } from './PropertyPicker';

interface Props {
  filter: PropertyFilter;
  events?: string[];
  only?: PropertyOwner;
  onChange: (filter: PropertyFilter) => void;
  onRemove: () => void;
}

export function FilterRow({ filter, events, only, onChange, onRemove }: Props) {
  const info = operatorInfo(filter.operator);
  return (
    <Box data-testid="filter-row" style={{ borderLeft: '2px solid var(--hog-line)', paddingLeft: 8 }}>
      <Group gap={4} wrap="nowrap" mb={info.value === 'none' ? 0 : 4}>
        <PropertyPicker
          events={events}
          only={only}
          onPick={(property) => onChange(newFilter(property))}
          onPickElement={only ? undefined : (key) => onChange(newElementFilter(key))}
          target={(toggle) => (
            <Button
              variant="default"
              size="compact-sm"
              fz="xs"
              justify="flex-start"
              onClick={toggle}
              style={{ flex: 1, minWidth: 0 }}
              aria-label={`Property: ${filter.key}`}
            >
              {filter.type !== 'event' && only !== 'person' && (
                <Text span size="xs" c="dimmed" mr={4}>
                  {filter.type}
                </Text>
              )}
              {truncateMiddle(elementKey(filter)?.label ?? filter.key, 22)}
            </Button>
          )}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label={info.label}>
              <Button
                variant="default"
                size="compact-sm"
                fz="xs"
                miw={34}
                aria-label={`Operator: ${info.label}`}
                data-testid="filter-operator"
              >
                {info.glyph}
              </Button>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {operatorsOf(filter).map((operator) => (
              <Menu.Item
                key={operator.operator}
                leftSection={<span style={{ display: 'inline-block', width: 16 }}>{operator.glyph}</span>}
                onClick={() => onChange(withOperator(filter, operator.operator))}
                fz="xs"
              >
                {operator.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <ActionIcon size="sm" aria-label={`Remove the filter on ${filter.key}`} onClick={onRemove}>
          <IconX size={13} />
        </ActionIcon>
      </Group>
      <FilterValue
        // A value control keeps what is being typed; another property or operator starts it anew.
        key={`${filter.type}:${filter.key}:${filter.operator}`}
        filter={filter}
        event={events?.length === 1 ? events[0] : undefined}
        onChange={(value) => onChange({ ...filter, value })}
      />
    </Box>
  );
}
