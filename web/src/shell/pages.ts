// SPDX-License-Identifier: Apache-2.0
import {
  IconBuilding,
  IconChartLine,
  IconCode,
  IconFlag,
  IconPlugConnected,
  IconRadar2,
  IconSettings,
  IconUsers,
  IconVideo,
  type TablerIcon,
} from '@tabler/icons-react';

/** The pages of the left bar, with the letter that follows "g". */
export const PAGES = [
  { to: '/project/$projectId/insights/new', label: 'Insights', key: 'i', icon: IconChartLine },
  { to: '/project/$projectId/live', label: 'Live events', key: 'l', icon: IconRadar2 },
  { to: '/project/$projectId/persons', label: 'Persons', key: 'p', icon: IconUsers },
  { to: '/project/$projectId/groups', label: 'Groups', key: 'g', icon: IconBuilding },
  { to: '/project/$projectId/recordings', label: 'Recordings', key: 'r', icon: IconVideo },
  { to: '/project/$projectId/flags', label: 'Feature flags', key: 'f', icon: IconFlag },
  { to: '/project/$projectId/sql', label: 'SQL', key: 'q', icon: IconCode },
  { to: '/project/$projectId/settings', label: 'Settings', key: 's', icon: IconSettings },
  { to: '/project/$projectId/onboarding', label: 'Get started', key: 'o', icon: IconPlugConnected },
] as const satisfies readonly { to: string; label: string; key: string; icon: TablerIcon }[];
