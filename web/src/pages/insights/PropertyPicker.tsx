// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import { IconAbc, IconCalendar, IconHash, IconToggleLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api } from '../../api/api';
import { useProjectId } from '../../api/session';
import type { PropertyDefinition, PropertyOwner } from '../../api/types';
import { Picker } from '../../ui/Picker';

interface Props {
  target: (toggle: () => void, opened: boolean) => ReactElement;
  onPick: (property: PropertyDefinition) => void;
  /** Names of the events whose properties come first; all events when empty. */
  events?: string[];
  /** Only numeric properties of events: for sums and averages. */
  numeric?: boolean;
  /** Only properties of this owner. */
  only?: PropertyOwner;
}

const TABS = [
  { value: 'event', label: 'Event' },
  { value: 'person', label: 'Person' },
];

function typeIcon(property: PropertyDefinition) {
  const Icon = {
    Numeric: IconHash,
    DateTime: IconCalendar,
    Boolean: IconToggleLeft,
    String: IconAbc,
  }[property.property_type ?? 'String'];
  return <Icon size={14} color="var(--hog-quiet)" aria-label={property.property_type ?? 'unknown type'} />;
}

export function PropertyPicker({ target, onPick, events = [], numeric = false, only }: Props) {
  const projectId = useProjectId();
  const [type, setType] = useState<PropertyOwner>(only ?? 'event');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const names = type === 'event' && events.length > 0 ? JSON.stringify(events) : undefined;
  const found = useQuery({
    queryKey: ['properties', projectId, type, settled, names],
    queryFn: ({ signal }) =>
      api.propertyDefinitions(projectId, { type, search: settled, event_names: names, limit: 200 }, signal),
    placeholderData: keepPreviousData,
  });
  const properties = (found.data?.results ?? []).filter((property) => !numeric || property.is_numerical);
  return (
    <Picker
      target={target}
      items={properties.map((property) => ({ value: property.name, label: property.name, icon: typeIcon(property) }))}
      search={search}
      onSearch={setSearch}
      onPick={(name) => {
        const property = properties.find((candidate) => candidate.name === name);
        if (property) onPick(property);
      }}
      placeholder={numeric ? 'Search numeric properties' : 'Search properties'}
      loading={found.isFetching}
      problem={found.error?.message}
      tabs={numeric || only ? undefined : TABS}
      tab={type}
      onTab={(tab) => setType(tab === 'person' ? 'person' : 'event')}
    />
  );
}
