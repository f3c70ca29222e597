// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import type { Project } from '../../api/types';
import { Pager } from '../../ui/Pager';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';
import { RecordingsTable } from './RecordingsTable';

const PAGE = 20;

/** The server takes that many ids; a person with more has only the first of them looked for. */
const IDS_MAX = 100;

/** The recorded sessions of all distinct ids of a person. */
export function PersonRecordings({ project, distinctIds }: { project: Project; distinctIds: string[] }) {
  const [page, setPage] = useState(1);
  const ids = distinctIds.slice(0, IDS_MAX);
  const recordings = useQuery({
    queryKey: ['recordings', project.id, ids, page],
    queryFn: ({ signal }) =>
      api.recordings(project.id, { distinct_id: ids, limit: PAGE, offset: (page - 1) * PAGE }, signal),
    placeholderData: keepPreviousData,
  });
  if (recordings.isPending) return <RowsSkeleton rows={6} />;
  if (recordings.isError) return <ErrorState error={recordings.error} retry={() => void recordings.refetch()} />;
  if (recordings.data.results.length === 0 && page === 1) {
    return <EmptyState title="No recordings of this person">Sessions appear here some seconds later.</EmptyState>;
  }
  return (
    <>
      <div className="card scroll-x" aria-busy={recordings.isFetching}>
        <RecordingsTable rows={recordings.data.results} project={project} />
      </div>
      <Pager page={page} isLast={!recordings.data.next} label={`Page ${page}`} goTo={setPage} />
    </>
  );
}
