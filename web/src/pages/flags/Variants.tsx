// SPDX-License-Identifier: Apache-2.0
import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { FlagVariant } from '../../api/types';
import { evenly, type FlagDraft, isJson, variantSum } from '../../lib/flags';
import { Section } from './Section';

interface Props {
  draft: FlagDraft;
  onChange: (draft: FlagDraft) => void;
}

const FIRST: FlagVariant[] = [
  { key: 'control', name: '', rollout_percentage: 50 },
  { key: 'test', name: '', rollout_percentage: 50 },
];

/** What those get who get the flag: on, or one of several variants; each may bring data along. */
export function Variants({ draft, onChange }: Props) {
  const { variants } = draft;
  const several = variants.length > 0;
  const set = (next: FlagVariant[]) => onChange(withVariants(draft, next));
  const payload = (key: string, text: string) => onChange({ ...draft, payloads: { ...draft.payloads, [key]: text } });
  return (
    <Section
      title="What they get"
      hint="Your code asks for the value; a payload is JSON that comes with it."
      action={
        <SegmentedControl
          data={[
            { value: 'one', label: 'On' },
            { value: 'several', label: 'Variants' },
          ]}
          value={several ? 'several' : 'one'}
          aria-label="Kind of value"
          onChange={(next) => set(next === 'several' ? FIRST : [])}
        />
      }
      testId="flag-values"
    >
      {!several && (
        <Payload label="Payload" value={draft.payloads.true ?? ''} onChange={(text) => payload('true', text)} />
      )}
      {several && (
        <Stack gap="sm">
          {variants.map((variant, index) => (
            <VariantRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the key is what is being typed
              key={index}
              variant={variant}
              payload={draft.payloads[variant.key] ?? ''}
              onChange={(next) => onChange(renamed(draft, index, next))}
              onPayload={(text) => payload(variant.key, text)}
              onRemove={() => set(variants.filter((_, other) => other !== index))}
            />
          ))}
          <Group justify="space-between">
            <Group gap="xs">
              <Button
                variant="default"
                leftSection={<IconPlus size={14} />}
                onClick={() => set([...variants, { key: freeKey(variants), name: '', rollout_percentage: 0 }])}
              >
                Add variant
              </Button>
              <Button variant="subtle" onClick={() => set(evenly(variants))}>
                Same share for each
              </Button>
            </Group>
            <Sum variants={variants} />
          </Group>
        </Stack>
      )}
    </Section>
  );
}

/** Condition sets cannot give a variant that is gone. */
function withVariants(draft: FlagDraft, variants: FlagVariant[]): FlagDraft {
  const keys = variants.map((variant) => variant.key);
  const conditions = draft.conditions.map((condition) =>
    condition.variant && !keys.includes(condition.variant) ? { ...condition, variant: null } : condition,
  );
  return { ...draft, variants, conditions };
}

/** With its key, a variant keeps its payload and the condition sets that give it. */
function renamed(draft: FlagDraft, index: number, variant: FlagVariant): FlagDraft {
  const before = draft.variants[index]?.key ?? '';
  const variants = draft.variants.with(index, variant);
  if (before === variant.key) return { ...draft, variants };
  const { [before]: moved, ...payloads } = draft.payloads;
  const conditions = draft.conditions.map((condition) =>
    condition.variant === before ? { ...condition, variant: variant.key } : condition,
  );
  return {
    ...draft,
    variants,
    conditions,
    payloads: moved === undefined ? payloads : { ...payloads, [variant.key]: moved },
  };
}

function freeKey(variants: FlagVariant[]): string {
  let number = variants.length;
  while (variants.some((variant) => variant.key === `test-${number}`)) number++;
  return `test-${number}`;
}

interface RowProps {
  variant: FlagVariant;
  payload: string;
  onChange: (variant: FlagVariant) => void;
  onPayload: (text: string) => void;
  onRemove: () => void;
}

function VariantRow({ variant, payload, onChange, onPayload, onRemove }: RowProps) {
  return (
    <div className="flag-variant" data-testid="flag-variant">
      <TextInput
        label="Variant"
        value={variant.key}
        maxLength={400}
        spellCheck={false}
        onChange={(event) => onChange({ ...variant, key: event.currentTarget.value })}
      />
      <NumberInput
        label="Share"
        value={variant.rollout_percentage}
        min={0}
        max={100}
        decimalScale={2}
        suffix=" %"
        onChange={(next) => typeof next === 'number' && onChange({ ...variant, rollout_percentage: next })}
      />
      <Payload label="Payload" value={payload} onChange={onPayload} />
      <ActionIcon aria-label={`Remove variant ${variant.key}`} onClick={onRemove} mt={24}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}

function Payload({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const wrong = value.trim() !== '' && !isJson(value);
  return (
    <Textarea
      size="xs"
      label={label}
      placeholder={'None, or JSON such as {"limit": 10}'}
      value={value}
      autosize
      minRows={1}
      maxRows={10}
      error={wrong ? 'This is not JSON' : undefined}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="flag-payload"
    />
  );
}

function Sum({ variants }: { variants: FlagVariant[] }) {
  const sum = variantSum(variants);
  return (
    <Text size="sm" fw={550} c={sum === 100 ? 'dimmed' : 'red'} className="numbers" data-testid="flag-sum">
      Sum {sum} %{sum === 100 ? '' : ', should be 100 %'}
    </Text>
  );
}
