// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FlagDraft, newCondition } from '../../lib/flags';
import { move } from '../../lib/insightQuery';
import { ConditionCard } from './ConditionCard';
import { MatchBy } from './MatchBy';
import { Section } from './Section';

interface Props {
  draft: FlagDraft;
  onChange: (draft: FlagDraft) => void;
  flagId?: number;
}

/** Who gets the flag: the first condition set that matches decides. */
export function Conditions({ draft, onChange, flagId }: Props) {
  const { conditions } = draft;
  const set = (next: FlagDraft['conditions']) => onChange({ ...draft, conditions: next });
  return (
    <Section
      title="Who gets it"
      hint="The first condition set that matches decides. Within a set, everything must match."
      testId="flag-conditions"
    >
      <Stack gap="sm">
        <MatchBy draft={draft} onChange={onChange} />
        {conditions.map((condition, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition set has no identity but its place
            key={`${index} of ${conditions.length}`}
          >
            {index > 0 && (
              <Text size="xs" fw={600} c="dimmed" mb={8}>
                OR
              </Text>
            )}
            <ConditionCard
              condition={condition}
              index={index}
              last={conditions.length - 1}
              variants={draft.variants}
              groupType={draft.groupType}
              flagId={flagId}
              onChange={(next) => set(conditions.with(index, next))}
              onMove={(to) => set(move(conditions, index, to))}
              onRemove={() => set(conditions.filter((_, other) => other !== index))}
            />
          </div>
        ))}
        {conditions.length === 0 && (
          <Text size="sm" c="dimmed">
            Nobody gets the flag: it has no condition set.
          </Text>
        )}
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...conditions, newCondition()])}
          style={{ alignSelf: 'flex-start' }}
          data-testid="add-condition"
        >
          Add condition set
        </Button>
      </Stack>
    </Section>
  );
}
