// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, type MantineColorScheme, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

const NEXT: Record<MantineColorScheme, MantineColorScheme> = { auto: 'light', light: 'dark', dark: 'auto' };
const ICONS = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon };
const LABELS = { auto: 'as the system', light: 'light', dark: 'dark' };

export function ColorSchemeButton() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = ICONS[colorScheme];
  return (
    <Tooltip label={`Colours: ${LABELS[colorScheme]}`}>
      <ActionIcon
        onClick={() => setColorScheme(NEXT[colorScheme])}
        aria-label={`Colours: ${LABELS[colorScheme]}. Change to ${LABELS[NEXT[colorScheme]]}`}
        data-testid="colour-scheme"
      >
        <Icon size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
