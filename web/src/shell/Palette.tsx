// SPDX-License-Identifier: Apache-2.0
import { useMantineColorScheme } from '@mantine/core';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import {
  IconBriefcase,
  IconChartBar,
  IconFlag,
  IconKeyboard,
  IconMoon,
  IconSearch,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMe, useProjectId } from '../api/session';
import { newQuery, newSeries, writeQuery } from '../lib/insightQuery';
import { PAGES } from './pages';

const [store, actions] = createSpotlight();
export const paletteActions = actions;

export function openPalette(): void {
  actions.open();
}

/** Ctrl-K or Cmd-K: go to a page or project, start something. */
export function Palette({ showHelp }: { showHelp: () => void }) {
  const me = useMe();
  const projectId = useProjectId();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const unique = { ...newQuery(), series: [{ ...newSeries(null), math: 'dau' as const }] };
  const insight = (query: object) =>
    void navigate({
      to: '/project/$projectId/insights/new',
      params: { projectId },
      search: { query: writeQuery(query as ReturnType<typeof newQuery>) },
    });

  const goTo: SpotlightActionData[] = PAGES.map((page) => ({
    id: page.to,
    label: page.label,
    group: 'Go to',
    description: `g then ${page.key}`,
    leftSection: <page.icon size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: page.to, params: { projectId } }),
  }));
  const create: SpotlightActionData[] = [
    { id: 'new-insight', label: 'New insight', onClick: () => insight(newQuery()) },
    { id: 'active-users', label: 'New insight: unique users per day', onClick: () => insight(unique) },
  ].map((action) => ({ ...action, group: 'Create', leftSection: <IconChartBar size={18} stroke={1.6} /> }));
  goTo.push({
    id: 'cohorts',
    label: 'Cohorts',
    group: 'Go to',
    leftSection: <IconUsersGroup size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: '/project/$projectId/cohorts', params: { projectId } }),
  });
  create.push({
    id: 'new-flag',
    label: 'New feature flag',
    group: 'Create',
    leftSection: <IconFlag size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: '/project/$projectId/flags/new', params: { projectId } }),
  });
  const projects: SpotlightActionData[] = me.organization.projects.map((project) => ({
    id: `project-${project.id}`,
    label: project.name,
    description: 'Switch to this project',
    group: 'Projects',
    leftSection: <IconBriefcase size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: '/project/$projectId', params: { projectId: String(project.id) } }),
  }));
  const other: SpotlightActionData[] = [
    { id: 'dark', label: 'Dark colours', onClick: () => setColorScheme('dark'), leftSection: <IconMoon size={18} /> },
    {
      id: 'light',
      label: 'Light colours',
      onClick: () => setColorScheme('light'),
      leftSection: <IconMoon size={18} />,
    },
    {
      id: 'auto',
      label: 'Colours of the system',
      onClick: () => setColorScheme('auto'),
      leftSection: <IconMoon size={18} />,
    },
    { id: 'help', label: 'Keyboard shortcuts', onClick: showHelp, leftSection: <IconKeyboard size={18} /> },
  ];
  return (
    <Spotlight
      store={store}
      shortcut={['mod + K']}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="Nothing found"
      searchProps={{ placeholder: 'Go to, create, switch…', leftSection: <IconSearch size={18} /> }}
      actions={[
        { group: 'Go to', actions: goTo },
        { group: 'Create', actions: create },
        { group: 'Projects', actions: projects },
        { group: 'Other', actions: other },
      ]}
    />
  );
}
