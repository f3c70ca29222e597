// SPDX-License-Identifier: Apache-2.0
import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useProjectId } from '../api/session';
import { useHotkeyMap } from '../lib/hotkeys';
import { Mark } from '../ui/Mark';
import { Palette, paletteActions } from './Palette';
import { PAGES } from './pages';
import { ShortcutsHelp } from './ShortcutsHelp';
import { Sidebar } from './Sidebar';

/** Everything around the pages of a project: left bar, palette, keyboard. */
export function Shell() {
  const [opened, burger] = useDisclosure();
  const [helpOpened, help] = useDisclosure();
  const projectId = useProjectId();
  const navigate = useNavigate();
  const goTo = PAGES.map((page) => [`g ${page.key}`, () => void navigate({ to: page.to, params: { projectId } })]);
  useHotkeyMap({ ...Object.fromEntries(goTo), '?': help.open, '/': paletteActions.open });

  return (
    <AppShell
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      header={{ height: { base: 48, sm: 0 } }}
      withBorder={false}
    >
      <AppShell.Header hiddenFrom="sm" bg="var(--hog-page)">
        <Group h="100%" px="md" gap="sm">
          <Burger opened={opened} onClick={burger.toggle} size="sm" aria-label="Show or hide the navigation" />
          <Mark size={24} />
          <Text fw={650}>Hoglet</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar bg="var(--hog-page)" style={{ borderRight: '1px solid var(--hog-line)' }}>
        <Sidebar close={burger.close} showHelp={help.open} />
      </AppShell.Navbar>
      <AppShell.Main bg="var(--hog-page)">
        <Outlet />
      </AppShell.Main>
      <Palette showHelp={help.open} />
      <ShortcutsHelp opened={helpOpened} close={help.close} />
    </AppShell>
  );
}
