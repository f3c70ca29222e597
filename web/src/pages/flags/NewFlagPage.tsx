// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import { draftOf, newDraft } from '../../lib/flags';
import { PageHead } from '../../ui/PageHead';
import { ErrorState, RowsSkeleton } from '../../ui/States';
import { FlagEditor } from './FlagEditor';
import { BackToFlags } from './FlagPage';

const ROUTE = '/project/$projectId/flags/new';

/** A flag from nothing, or from another one whose rules it takes. */
export function NewFlagPage() {
  const project = useProject();
  const { copy } = useSearch({ from: ROUTE });
  const source = useQuery({
    queryKey: ['flag', project.id, copy],
    queryFn: ({ signal }) => api.flag(project.id, copy ?? '', signal),
    enabled: copy !== undefined,
  });
  return (
    <div className="page" style={{ maxWidth: 1080 }}>
      <BackToFlags project={project} />
      <PageHead
        title={source.data ? `New feature flag like ${source.data.key}` : 'New feature flag'}
        hint="Your code asks for the key; the rules below decide who gets what."
      />
      {copy !== undefined && source.isPending && <RowsSkeleton rows={8} />}
      {source.isError && <ErrorState error={source.error} retry={() => void source.refetch()} />}
      {copy === undefined && <FlagEditor project={project} start={newDraft()} />}
      {source.data && (
        <FlagEditor
          project={project}
          start={{ ...draftOf(source.data), key: `${source.data.key}-copy`, active: false }}
        />
      )}
    </div>
  );
}
