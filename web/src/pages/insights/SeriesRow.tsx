// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Box, Group, Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { EventsNode } from '../../api/types';
import { seriesLetter } from '../../lib/insightQuery';
import { EventPicker } from './EventPicker';
import { FilterList } from './FilterList';
import { MathSelect } from './MathSelect';

interface Props {
  series: EventsNode;
  index: number;
  count: number;
  onChange: (series: EventsNode) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onMove: (to: number) => void;
}

export function SeriesRow({ series, index, count, onChange, onDuplicate, onRemove, onMove }: Props) {
  const [renaming, setRenaming] = useState(false);
  const letter = seriesLetter(index);
  return (
    <Box className="card" p={10} data-testid="series-row" data-letter={letter}>
      <Group gap={8} wrap="nowrap">
        <span className="letter" style={{ background: 'var(--hog-quiet)' }}>
          {letter}
        </span>
        <EventPicker
          event={series.event}
          onPick={(event) => onChange({ ...series, event, name: event ?? 'All events' })}
        />
        <Menu position="bottom-end" width={170}>
          <Menu.Target>
            <ActionIcon aria-label={`More for series ${letter}`} data-testid="series-menu">
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setRenaming(true)}>
              Rename
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={14} />} onClick={onDuplicate}>
              Duplicate
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowUp size={14} />} disabled={index === 0} onClick={() => onMove(index - 1)}>
              Move up
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={14} />}
              disabled={index === count - 1}
              onClick={() => onMove(index + 1)}
            >
              Move down
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash size={14} />} color="red" disabled={count === 1} onClick={onRemove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Box pl={28} pt={4}>
        {(renaming || series.custom_name) && (
          <NameInput
            name={series.custom_name ?? ''}
            focus={renaming}
            onChange={(custom_name) => onChange({ ...series, custom_name })}
          />
        )}
        <Group gap={2} mb={2}>
          <MathSelect series={series} onChange={onChange} />
        </Group>
        <FilterList
          filters={series.properties ?? []}
          events={series.event === null ? [] : [series.event]}
          onChange={(properties) => onChange({ ...series, properties })}
          testId="series-add-filter"
        />
      </Box>
    </Box>
  );
}

function NameInput({ name, focus, onChange }: { name: string; focus: boolean; onChange: (name?: string) => void }) {
  const [text, setText] = useState(name);
  const tell = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? undefined : next.trim()), 400);
  return (
    <TextInput
      mb={4}
      aria-label="Name of the series"
      placeholder="Name of the series"
      autoFocus={focus}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
