// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  icon?: ReactNode;
  width?: number;
  testId?: string;
}

/** A text that is told to its owner when typing rests, and follows the owner when it changes elsewhere. */
export function SearchLine({ value, onChange, label, placeholder, icon, width = 320, testId }: Props) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 250);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder ?? label}
      leftSection={icon}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      style={{ flex: `0 1 ${width}px` }}
      data-testid={testId}
    />
  );
}
