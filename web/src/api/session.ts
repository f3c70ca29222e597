// SPDX-License-Identifier: Apache-2.0
import {
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, type ProjectId } from './api';
import { ApiError } from './client';
import type { Project, User } from './types';

/** Called when any answer says the session is over. The router registers itself here at start. */
let signedOut: () => void = () => {};

export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Whether an error says that nobody is signed in any more; then the sign-in page is on its way. */
export function sessionEnded(error: unknown): boolean {
  // A wrong password is also a 401, but says nothing about the session.
  const ended = error instanceof ApiError && error.status === 401 && error.code !== 'invalid_credentials';
  if (ended) signedOut();
  return ended;
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: sessionEnded }),
  mutationCache: new MutationCache({ onError: sessionEnded }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal will not change by asking again; a lost connection may.
      retry: (failures, error) =>
        failures < 1 && error instanceof ApiError && (error.status === 0 || error.status === 503),
    },
  },
});

export const meOptions = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api.me(signal), staleTime: 60_000 });

export function projectOptions(id: ProjectId) {
  return queryOptions({ queryKey: ['project', String(id)], queryFn: ({ signal }) => api.project(id, signal) });
}

export function useMe(): User {
  return useSuspenseQuery(meOptions).data;
}

export function useProjectId(): string {
  const { projectId } = useParams({ strict: false });
  return projectId ?? '@current';
}

/** The project of the address. The layout loads it before any page is drawn. */
export function useProject(): Project {
  return useSuspenseQuery(projectOptions(useProjectId())).data;
}

export function useIngested(id: ProjectId): boolean {
  return useQuery({ ...projectOptions(id), staleTime: 5_000 }).data?.ingested_event ?? true;
}
