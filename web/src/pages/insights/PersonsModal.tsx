// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group, Modal, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProject } from '../../api/session';
import type { ActorRow, ActorsQuery } from '../../api/types';
import { plural } from '../../lib/format';
import { MiddleText } from '../../ui/MiddleText';
import { PropertyTable } from '../../ui/PropertyTable';
import { SearchLine } from '../../ui/SearchLine';
import { EmptyState, ErrorState, RowsSkeleton } from '../../ui/States';

export interface Drill {
  title: string;
  subtitle: string;
  source: ActorsQuery['source'];
}

const PAGE = 50;

/** The persons behind one number. */
export function PersonsModal({ drill, close }: { drill: Drill | null; close: () => void }) {
  return (
    <Modal
      opened={drill !== null}
      onClose={close}
      size="lg"
      title={
        drill && (
          <div>
            <Text fw={620}>
              <MiddleText text={drill.title} max={60} />
            </Text>
            <Text size="xs" c="dimmed">
              {drill.subtitle}
            </Text>
          </div>
        )
      }
    >
      {drill && <Actors drill={drill} key={JSON.stringify(drill.source)} />}
    </Modal>
  );
}

function Actors({ drill }: { drill: Drill }) {
  const project = useProject();
  const [search, setSearch] = useState('');
  const actors = useInfiniteQuery({
    queryKey: ['actors', project.id, drill.source, search],
    queryFn: ({ pageParam, signal }) => {
      const query: ActorsQuery = { kind: 'ActorsQuery', source: drill.source, limit: PAGE, offset: pageParam };
      return api.actors(project.id, search === '' ? query : { ...query, search }, signal);
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * PAGE : undefined),
  });
  const rows = actors.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <div data-testid="persons-modal">
      <Group justify="space-between" mb="sm">
        <SearchLine label="Search persons" icon={<IconSearch size={14} />} value={search} onChange={setSearch} />
        {actors.data && (
          <Text size="sm" c="dimmed" data-testid="persons-modal-count">
            {actors.hasNextPage
              ? `first ${plural(rows.length, 'person', 'persons')}`
              : plural(rows.length, 'person', 'persons')}
          </Text>
        )}
      </Group>
      {actors.isPending && <RowsSkeleton />}
      {actors.isError && <ErrorState error={actors.error} retry={() => void actors.refetch()} />}
      {actors.data && rows.length === 0 && (
        <EmptyState title={search === '' ? 'Nobody here' : 'Nobody with this name or id'}>
          {search === '' ? 'No person has an event in this period.' : 'Search by name, e-mail or distinct id.'}
        </EmptyState>
      )}
      <div className="card" style={{ display: rows.length === 0 ? 'none' : undefined }}>
        {rows.map((row) => (
          <Actor key={row[0].uuid ?? row[0].id} row={row} projectId={String(project.id)} />
        ))}
      </div>
      {actors.hasNextPage && (
        <Group justify="center" mt="sm">
          <Button variant="default" loading={actors.isFetchingNextPage} onClick={() => void actors.fetchNextPage()}>
            Load more
          </Button>
        </Group>
      )}
    </div>
  );
}

function Actor({ row: [person, count], projectId }: { row: ActorRow; projectId: string }) {
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const uuid = person.uuid ?? person.id;
  return (
    <div className="event-line" data-testid="persons-modal-row">
      <Group gap={10} wrap="nowrap" px={12} py={7}>
        <button
          type="button"
          className="cell-button"
          aria-expanded={open}
          aria-label={`Properties of ${person.name}`}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={15} style={{ display: 'block' }} />
        </button>
        <Link
          className="quiet-link"
          to="/project/$projectId/persons/$personId"
          params={{ projectId, personId: uuid }}
          style={{ flex: 1 }}
        >
          <MiddleText text={person.name} max={40} />
        </Link>
        {person.is_identified && (
          <Badge variant="light" size="sm" tt="none">
            identified
          </Badge>
        )}
        <Text size="sm" c="dimmed" className="numbers">
          {plural(count, 'event')}
        </Text>
      </Group>
      {open && (
        <div style={{ padding: '0 12px 10px 36px' }}>
          <PropertyTable properties={person.properties} />
        </div>
      )}
    </div>
  );
}
