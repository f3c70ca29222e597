// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api';
import { useProject } from '../../api/session';

/** The project's kinds of groups; they are made by events, so they change rarely. */
export function useGroupTypes() {
  const project = useProject();
  return useQuery({
    queryKey: ['group-types', project.id],
    queryFn: ({ signal }) => api.groupTypes(project.id, signal),
    staleTime: 60_000,
  });
}
