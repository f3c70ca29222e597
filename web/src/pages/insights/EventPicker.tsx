// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { useProjectId } from '../../api/session';
import { eventTitle, truncateMiddle } from '../../lib/format';
import { Picker, type PickerItem } from '../../ui/Picker';

/** No event can have this name: names are never empty. */
const ALL = '';

export function EventPicker({ event, onPick }: { event: string | null; onPick: (event: string | null) => void }) {
  const projectId = useProjectId();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const found = useQuery({
    queryKey: ['events', projectId, settled],
    queryFn: ({ signal }) => api.eventDefinitions(projectId, { search: settled, limit: 100 }, signal),
    placeholderData: keepPreviousData,
  });
  const events: PickerItem[] = (found.data?.results ?? []).map(({ name }) => {
    const label = eventTitle(name);
    return { value: name, label, hint: label === name ? undefined : name };
  });
  const all = { value: ALL, label: eventTitle(null), hint: 'any name' };
  const items = all.label.toLowerCase().includes(search.toLowerCase()) ? [all, ...events] : events;
  return (
    <Picker
      items={items}
      search={search}
      onSearch={setSearch}
      onPick={(value) => onPick(value === ALL ? null : value)}
      placeholder="Search events"
      loading={found.isFetching}
      problem={found.error?.message}
      target={(toggle) => (
        <Button
          variant="default"
          justify="space-between"
          rightSection={<IconChevronDown size={13} />}
          onClick={toggle}
          aria-label={`Event: ${eventTitle(event)}`}
          style={{ flex: 1, minWidth: 0 }}
          data-testid="event-picker"
        >
          {truncateMiddle(eventTitle(event), 26)}
        </Button>
      )}
    />
  );
}
