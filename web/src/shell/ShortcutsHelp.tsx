// SPDX-License-Identifier: Apache-2.0
import { Group, Kbd, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { DATE_PRESETS } from '../lib/dateRange';
import { MOD } from '../lib/hotkeys';
import { PAGES } from './pages';

function Shortcut({ keys, label }: { keys: string[]; label: string }) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm">{label}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key) => (
          <Kbd key={key} size="xs">
            {key}
          </Kbd>
        ))}
      </Group>
    </Group>
  );
}

export function ShortcutsHelp({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Keyboard shortcuts" size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Stack gap={8}>
          <span className="eyebrow">Everywhere</span>
          <Shortcut keys={[MOD, 'K']} label="Search and commands" />
          <Shortcut keys={['?']} label="This help" />
          <Shortcut keys={['Esc']} label="Close what is open" />
          {PAGES.map((page) => (
            <Shortcut key={page.to} keys={['g', page.key]} label={page.label} />
          ))}
          <span className="eyebrow">Live events</span>
          <Shortcut keys={['Space']} label="Pause, go on" />
          <span className="eyebrow">SQL</span>
          <Shortcut keys={[MOD, 'Enter']} label="Run" />
        </Stack>
        <Stack gap={8}>
          <span className="eyebrow">Insights: dates</span>
          {DATE_PRESETS.filter((preset) => preset.key).map((preset) => (
            <Shortcut key={preset.label} keys={[preset.key ?? '']} label={preset.label} />
          ))}
        </Stack>
      </SimpleGrid>
    </Modal>
  );
}
