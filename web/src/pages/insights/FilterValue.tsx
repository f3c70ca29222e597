// SPDX-License-Identifier: Apache-2.0
import { NumberInput, TagsInput, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProjectId } from '../../api/session';
import type { PropertyFilter, FilterValue as Value } from '../../api/types';
import { elementKey, operatorInfo } from '../../lib/filters';
import { valueText } from '../../lib/format';

interface Props {
  filter: PropertyFilter;
  event?: string;
  onChange: (value: Value) => void;
}

function texts(value: Value | undefined): string[] {
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(valueText);
}

/** The control for a filter's value, as its operator needs it. */
export function FilterValue(props: Props) {
  const kind = operatorInfo(props.filter.operator).value;
  if (kind === 'none') return null;
  if (kind === 'many') return <ManyValues {...props} />;
  if (kind === 'text') return <TextValue {...props} />;
  if (kind === 'number') return <NumberValue {...props} />;
  const [date] = texts(props.filter.value);
  return (
    <DateInput
      size="xs"
      aria-label={`Date for ${props.filter.key}`}
      placeholder="Pick a day"
      valueFormat="D MMM YYYY"
      value={date ?? null}
      onChange={(next) => props.onChange(next)}
    />
  );
}

function ManyValues({ filter, event, onChange }: Props) {
  const projectId = useProjectId();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const { key, type } = filter;
  const element = elementKey(filter);
  const found = useQuery({
    queryKey: ['values', projectId, type, key, event, settled],
    queryFn:
      type === 'element'
        ? skipToken
        : ({ signal }) => api.propertyValues(projectId, { key, type, event, search: settled }, signal),
    placeholderData: keepPreviousData,
  });
  const suggestions = new Set((found.data?.results ?? []).map((value) => valueText(value.name)));
  return (
    <TagsInput
      aria-label={`Values of ${filter.key}`}
      placeholder={texts(filter.value).length === 0 ? (element?.example ?? 'Pick or type values') : undefined}
      splitChars={element ? [] : undefined}
      data={[...suggestions]}
      value={texts(filter.value)}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      acceptValueOnBlur
      comboboxProps={{ shadow: 'md' }}
      data-testid="filter-values"
    />
  );
}

function TextValue({ filter, onChange }: Props) {
  const [text, setText] = useState(texts(filter.value)[0] ?? '');
  const tell = useDebouncedCallback(onChange, 350);
  return (
    <TextInput
      aria-label={`Text for ${filter.key}`}
      placeholder={elementKey(filter)?.example ?? 'Text'}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

function NumberValue({ filter, onChange }: Props) {
  const [number, setNumber] = useState<string | number>(texts(filter.value)[0] ?? '');
  const tell = useDebouncedCallback(onChange, 350);
  return (
    <NumberInput
      aria-label={`Number for ${filter.key}`}
      placeholder="Number"
      value={number}
      onChange={(next) => {
        setNumber(next);
        tell(next);
      }}
    />
  );
}
