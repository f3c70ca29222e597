// SPDX-License-Identifier: Apache-2.0
import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { EventsNode, SeriesMath } from '../../api/types';
import { truncateMiddle } from '../../lib/format';
import { isNumericMath, NUMERIC_MATHS } from '../../lib/insightQuery';
import { PropertyPicker } from './PropertyPicker';

const COUNTS: { value: SeriesMath; label: string; hint: string }[] = [
  { value: 'total', label: 'Total count', hint: 'every event' },
  { value: 'dau', label: 'Unique users', hint: 'persons, once per period' },
];

interface Props {
  series: EventsNode;
  onChange: (series: EventsNode) => void;
}

export function MathSelect({ series, onChange }: Props) {
  const math = series.math ?? 'total';
  const label = [...COUNTS, ...NUMERIC_MATHS].find((candidate) => candidate.value === math)?.label ?? math;
  const choose = (next: SeriesMath) =>
    onChange({ ...series, math: next, math_property: isNumericMath(next) ? series.math_property : undefined });
  return (
    <>
      <Menu position="bottom-start" width={290}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            fz="xs"
            rightSection={<IconChevronDown size={12} />}
            aria-label={`Counted as: ${label}`}
            data-testid="math-select"
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {COUNTS.map((option) => (
            <Menu.Item
              key={option.value}
              fz="xs"
              rightSection={
                <Text size="xs" c="dimmed">
                  {option.hint}
                </Text>
              }
              onClick={() => choose(option.value)}
            >
              {option.label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>Of a numeric property</Menu.Label>
          {NUMERIC_MATHS.map((option) => (
            <Menu.Item key={option.value} fz="xs" onClick={() => choose(option.value)}>
              {option.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isNumericMath(math) && (
        <PropertyPicker
          numeric
          events={series.event === null ? [] : [series.event]}
          onPick={(property) => onChange({ ...series, math_property: property.name })}
          target={(toggle) => (
            <Button
              variant={series.math_property ? 'subtle' : 'light'}
              color={series.math_property ? 'gray' : 'orange'}
              size="compact-sm"
              fz="xs"
              rightSection={<IconChevronDown size={12} />}
              onClick={toggle}
              data-testid="math-property"
            >
              {series.math_property ? `of ${truncateMiddle(series.math_property, 18)}` : 'pick a property'}
            </Button>
          )}
        />
      )}
    </>
  );
}
