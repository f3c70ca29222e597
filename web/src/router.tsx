// SPDX-License-Identifier: Apache-2.0
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiError } from './api/client';
import { meOptions, onSignedOut, projectOptions, queryClient } from './api/session';
import { text } from './lib/search';
import { NotFoundPage } from './pages/NotFoundPage';
import { RouteError } from './pages/RouteError';
import { Shell } from './shell/Shell';
import { PagePending } from './ui/PagePending';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: RouteError });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: text(search.next) }),
  component: lazyRouteComponent(() => import('./pages/login/LoginPage'), 'LoginPage'),
});

async function requireUser(href: string) {
  try {
    return await queryClient.ensureQueryData(meOptions);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) throw redirect({ to: '/login', search: { next: href } });
    throw error;
  }
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ location }) => {
    const { team } = await requireUser(location.href);
    const params = { projectId: String(team.id) };
    throw team.ingested_event
      ? redirect({ to: '/project/$projectId/insights/new', params, replace: true })
      : redirect({ to: '/project/$projectId/onboarding', params, replace: true });
  },
});

const project = createRoute({
  getParentRoute: () => root,
  path: '/project/$projectId',
  beforeLoad: async ({ location, params }) => {
    await requireUser(location.href);
    await queryClient.ensureQueryData(projectOptions(params.projectId));
  },
  component: Shell,
  notFoundComponent: NotFoundPage,
});

const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/project/$projectId/insights/new', params, replace: true });
  },
});

const onboarding = createRoute({
  getParentRoute: () => project,
  path: '/onboarding',
  component: lazyRouteComponent(() => import('./pages/onboarding/OnboardingPage'), 'OnboardingPage'),
});

const live = createRoute({
  getParentRoute: () => project,
  path: '/live',
  validateSearch: (search: Record<string, unknown>): { tab?: string; filter?: string } => ({
    tab: text(search.tab),
    filter: text(search.filter),
  }),
  component: lazyRouteComponent(() => import('./pages/live/LivePage'), 'LivePage'),
});

const insights = createRoute({
  getParentRoute: () => project,
  path: '/insights/new',
  validateSearch: (search: Record<string, unknown>): { query?: string } => ({ query: text(search.query) }),
  component: lazyRouteComponent(() => import('./pages/insights/InsightPage'), 'InsightPage'),
});

const insightsHome = createRoute({
  getParentRoute: () => project,
  path: '/insights',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/project/$projectId/insights/new', params, replace: true });
  },
});

const persons = createRoute({
  getParentRoute: () => project,
  path: '/persons',
  validateSearch: (search: Record<string, unknown>): { search?: string; page?: string } => ({
    search: text(search.search),
    page: text(search.page),
  }),
  component: lazyRouteComponent(() => import('./pages/persons/PersonsPage'), 'PersonsPage'),
});

const person = createRoute({
  getParentRoute: () => project,
  path: '/persons/$personId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => ({ tab: text(search.tab) }),
  component: lazyRouteComponent(() => import('./pages/persons/PersonPage'), 'PersonPage'),
});

const groups = createRoute({
  getParentRoute: () => project,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>): { type?: string; search?: string; page?: string } => ({
    type: text(search.type),
    search: text(search.search),
    page: text(search.page),
  }),
  component: lazyRouteComponent(() => import('./pages/groups/GroupsPage'), 'GroupsPage'),
});

// Type and key are no parts of the path: a key may have slashes.
const group = createRoute({
  getParentRoute: () => project,
  path: '/groups/group',
  validateSearch: (search: Record<string, unknown>): { type?: string; key?: string; tab?: string } => ({
    type: text(search.type),
    key: text(search.key),
    tab: text(search.tab),
  }),
  component: lazyRouteComponent(() => import('./pages/groups/GroupPage'), 'GroupPage'),
});

const recordings = createRoute({
  getParentRoute: () => project,
  path: '/recordings',
  validateSearch: (
    search: Record<string, unknown>,
  ): { distinct_id?: string; url?: string; duration_min?: string; page?: string } => ({
    distinct_id: text(search.distinct_id),
    url: text(search.url),
    duration_min: text(search.duration_min),
    page: text(search.page),
  }),
  component: lazyRouteComponent(() => import('./pages/recordings/RecordingsPage'), 'RecordingsPage'),
});

const recording = createRoute({
  getParentRoute: () => project,
  path: '/recordings/$sessionId',
  component: lazyRouteComponent(() => import('./pages/recordings/RecordingPage'), 'RecordingPage'),
});

const flags = createRoute({
  getParentRoute: () => project,
  path: '/flags',
  validateSearch: (search: Record<string, unknown>): { search?: string; state?: string; page?: string } => ({
    search: text(search.search),
    state: text(search.state),
    page: text(search.page),
  }),
  component: lazyRouteComponent(() => import('./pages/flags/FlagsPage'), 'FlagsPage'),
});

const newFlag = createRoute({
  getParentRoute: () => project,
  path: '/flags/new',
  validateSearch: (search: Record<string, unknown>): { copy?: string } => ({ copy: text(search.copy) }),
  component: lazyRouteComponent(() => import('./pages/flags/NewFlagPage'), 'NewFlagPage'),
});

const flag = createRoute({
  getParentRoute: () => project,
  path: '/flags/$flagId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => ({ tab: text(search.tab) }),
  component: lazyRouteComponent(() => import('./pages/flags/FlagPage'), 'FlagPage'),
});

const cohorts = createRoute({
  getParentRoute: () => project,
  path: '/cohorts',
  component: lazyRouteComponent(() => import('./pages/flags/CohortsPage'), 'CohortsPage'),
});

const earlyAccess = createRoute({
  getParentRoute: () => project,
  path: '/flags/early-access',
  component: lazyRouteComponent(() => import('./pages/flags/EarlyAccessPage'), 'EarlyAccessPage'),
});

const sql = createRoute({
  getParentRoute: () => project,
  path: '/sql',
  validateSearch: (search: Record<string, unknown>): { query?: string } => ({ query: text(search.query) }),
  component: lazyRouteComponent(() => import('./pages/sql/SqlPage'), 'SqlPage'),
});

const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage'), 'SettingsPage'),
});

const pages = [
  projectHome,
  onboarding,
  live,
  insights,
  insightsHome,
  persons,
  person,
  groups,
  group,
  recordings,
  recording,
  flags,
  newFlag,
  flag,
  cohorts,
  earlyAccess,
  sql,
  settings,
];

export const router = createRouter({
  routeTree: root.addChildren([login, home, project.addChildren(pages)]),
  defaultPendingComponent: PagePending,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  // Plain text on both sides: an address reads as people would write it, and JSON stays one parameter.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const written = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
    return written === '' ? '' : `?${written}`;
  },
});

onSignedOut(() => {
  if (router.state.location.pathname === '/login') return;
  queryClient.removeQueries({ queryKey: ['me'] });
  void router.navigate({ to: '/login', search: { next: router.state.location.href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
