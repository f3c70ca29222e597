// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Group, Kbd, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useIngested, useProjectId } from '../api/session';
import { MOD } from '../lib/hotkeys';
import { Mark } from '../ui/Mark';
import { ColorSchemeButton } from './ColorSchemeButton';
import { openPalette } from './Palette';
import { ProjectSwitcher } from './ProjectSwitcher';
import { PAGES } from './pages';
import { UserMenu } from './UserMenu';

export function Sidebar({ close, showHelp }: { close: () => void; showHelp: () => void }) {
  const projectId = useProjectId();
  const ingested = useIngested(projectId);
  const pages = PAGES.filter((page) => page.key !== 'o' || !ingested);
  return (
    <Stack h="100%" p={12} gap={10}>
      <Group gap={8} px={6} pt={4} visibleFrom="sm">
        <Mark size={26} />
        <Text fw={680} size="lg" style={{ letterSpacing: '-0.02em' }}>
          Hoglet
        </Text>
      </Group>
      <ProjectSwitcher />
      <UnstyledButton className="nav" onClick={openPalette} style={{ border: '1px solid var(--hog-line)' }}>
        <IconSearch size={15} aria-hidden />
        <span style={{ flex: 1 }}>Search</span>
        <Kbd size="xs">{MOD} K</Kbd>
      </UnstyledButton>
      <Stack gap={2} component="nav" aria-label="Main" style={{ flex: 1 }}>
        {pages.map((page) => (
          <Tooltip key={page.to} label={`g then ${page.key}`} position="right" openDelay={700}>
            <Link
              to={page.to}
              params={{ projectId }}
              className="nav"
              onClick={close}
              activeOptions={{ includeSearch: false }}
              data-testid={`nav-${page.label.toLowerCase().replace(' ', '-')}`}
            >
              <page.icon size={17} stroke={1.7} aria-hidden />
              {page.label}
            </Link>
          </Tooltip>
        ))}
      </Stack>
      <Group gap={4} justify="space-between" wrap="nowrap">
        <UserMenu />
        <Group gap={0} wrap="nowrap">
          <Tooltip label="Keyboard shortcuts (?)">
            <ActionIcon onClick={showHelp} aria-label="Keyboard shortcuts">
              <IconKeyboard size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <ColorSchemeButton />
        </Group>
      </Group>
    </Stack>
  );
}
