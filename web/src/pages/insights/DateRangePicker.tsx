// SPDX-License-Identifier: Apache-2.0
import { Button, Divider, Group, Kbd, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import type { Project } from '../../api/types';
import { DATE_PRESETS, type DateRange, presetOf, rangeLabel } from '../../lib/dateRange';

interface Props {
  range: DateRange | undefined;
  project: Project;
  onChange: (range: DateRange) => void;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;
const day = (text: string | null | undefined) => (text && ISO_DAY.test(text) ? text.slice(0, 10) : null);

export function DateRangePicker({ range, project, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  const [draft, setDraft] = useState<[string | null, string | null]>([null, null]);
  const current = presetOf(range);

  const toggle = (next: boolean) => {
    if (next) setDraft([day(range?.date_from), day(range?.date_to)]);
    setOpened(next);
  };
  const choose = (next: DateRange) => {
    onChange(next);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={toggle} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={14} />}
          onClick={() => toggle(!opened)}
          data-testid="date-picker"
        >
          {rangeLabel(range)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Group align="stretch" gap={10} wrap="nowrap">
          <Stack gap={0} w={170}>
            {DATE_PRESETS.map((preset) => (
              <UnstyledButton
                key={preset.label}
                className="nav"
                py={4}
                data-status={preset === current ? 'active' : undefined}
                onClick={() => choose(preset.range)}
              >
                <span style={{ flex: 1 }}>{preset.label}</span>
                {preset.key && <Kbd size="xs">{preset.key}</Kbd>}
              </UnstyledButton>
            ))}
          </Stack>
          <Divider orientation="vertical" />
          <Stack gap={6}>
            <DatePicker
              type="range"
              size="xs"
              allowSingleDateInRange
              firstDayOfWeek={project.week_start_day === 1 ? 1 : 0}
              weekendDays={[]}
              defaultDate={draft[0] ?? undefined}
              value={draft}
              onChange={(next) => {
                setDraft(next);
                const [from, to] = next;
                if (from && to) choose({ date_from: from, date_to: to });
              }}
            />
            <Text size="xs" c="dimmed" maw={220}>
              {draft[0] && !draft[1]
                ? 'Now the last day; click the first again for that one day.'
                : `Pick the first and the last day, in ${project.timezone}.`}
            </Text>
          </Stack>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
