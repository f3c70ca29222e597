// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Group, NumberInput, Select, Slider, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { FlagCondition, FlagVariant } from '../../api/types';
import { conditionText, isPersonFilter, keptOnly, referencesOf, withFilters } from '../../lib/flags';
import { plural } from '../../lib/format';
import { FilterList } from '../insights/FilterList';
import { CohortFilters } from './CohortFilters';
import { FlagNeeds } from './FlagNeeds';
import { GroupFilters } from './GroupFilters';

interface Props {
  condition: FlagCondition;
  index: number;
  last: number;
  variants: FlagVariant[];
  /** The type of the groups that the flag counts; null for persons. */
  groupType: number | null;
  flagId?: number;
  onChange: (condition: FlagCondition) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

export function ConditionCard(props: Props) {
  const { condition, index, last, variants, groupType, flagId, onChange, onMove, onRemove } = props;
  const kept = keptOnly(condition, groupType);
  const persons = condition.properties.filter(isPersonFilter);
  const asksPersons = persons.length > 0 || referencesOf(condition, 'cohort').length > 0;
  return (
    <div className="flag-condition" data-testid="flag-condition">
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text fw={600} size="sm">
          Set {index + 1}{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {conditionText(condition, groupType)}
          </Text>
        </Text>
        <Group gap={2} wrap="nowrap">
          {index > 0 && (
            <ActionIcon aria-label="Move up" onClick={() => onMove(index - 1)}>
              <IconArrowUp size={15} />
            </ActionIcon>
          )}
          {index < last && (
            <ActionIcon aria-label="Move down" onClick={() => onMove(index + 1)}>
              <IconArrowDown size={15} />
            </ActionIcon>
          )}
          <Tooltip label="Remove this set">
            <ActionIcon aria-label={`Remove set ${index + 1}`} onClick={onRemove}>
              <IconTrash size={15} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <div className="flag-condition-grid">
        <Stack gap="xs">
          {groupType !== null && <GroupFilters condition={condition} groupType={groupType} onChange={onChange} />}
          {(groupType === null || asksPersons) && (
            <>
              <FilterList
                filters={persons}
                onChange={(filters) => onChange(withFilters(condition, filters))}
                only="person"
                addLabel="Add person property"
                testId="add-flag-filter"
              />
              <CohortFilters condition={condition} onChange={onChange} />
            </>
          )}
          <FlagNeeds condition={condition} onChange={onChange} flagId={flagId} />
          {kept > 0 && (
            <Text size="xs" c="dimmed">
              {plural(kept, 'condition')} on other groups or on certain values of other flags: kept as it was written.
            </Text>
          )}
        </Stack>
        <Stack gap="xs">
          <Rollout condition={condition} onChange={onChange} />
          {(condition.aggregation_group_type_index ?? null) !== null && (
            <Text size="xs" c="dimmed">
              This set counts groups of another type than the flag: kept as it was written.
            </Text>
          )}
          {variants.length > 0 && (
            <Select
              label="Variant"
              placeholder="By the shares below"
              clearable
              data={variants.map((variant) => variant.key).filter((key) => key !== '')}
              value={condition.variant ?? null}
              onChange={(variant) => onChange({ ...condition, variant })}
            />
          )}
        </Stack>
      </div>
    </div>
  );
}

function Rollout({ condition, onChange }: Pick<Props, 'condition' | 'onChange'>) {
  const percentage = condition.rollout_percentage ?? 100;
  const set = (next: number) => onChange({ ...condition, rollout_percentage: Math.min(100, Math.max(0, next)) });
  return (
    <div>
      <Text size="xs" fw={500} mb={4}>
        Share of those who match
      </Text>
      <Group wrap="nowrap" gap="sm">
        <Slider
          value={percentage}
          onChange={set}
          min={0}
          max={100}
          label={null}
          style={{ flex: 1 }}
          thumbLabel="Share in percent"
        />
        <NumberInput
          value={percentage}
          onChange={(next) => typeof next === 'number' && set(next)}
          min={0}
          max={100}
          decimalScale={2}
          clampBehavior="strict"
          suffix=" %"
          w={84}
          aria-label="Share in percent"
          data-testid="flag-rollout"
        />
      </Group>
    </div>
  );
}
