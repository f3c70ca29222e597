// SPDX-License-Identifier: Apache-2.0
import { useDebouncedValue } from '@mantine/hooks';
import { IconAbc, IconCalendar, IconClick, IconHash, IconToggleLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api } from '../../api/api';
import type { ElementKey } from '../../api/elements';
import { useProjectId } from '../../api/session';
import type { PropertyDefinition, PropertyOwner } from '../../api/types';
import { ELEMENT_KEYS } from '../../lib/filters';
import { Picker, type PickerItem } from '../../ui/Picker';

interface Props {
  target: (toggle: () => void, opened: boolean) => ReactElement;
  onPick: (property: PropertyDefinition) => void;
  /** Offers what autocapture saw, too. */
  onPickElement?: (key: ElementKey) => void;
  /** Names of the events whose properties come first; all events when empty. */
  events?: string[];
  /** Only numeric properties of events: for sums and averages. */
  numeric?: boolean;
  /** Only properties of this owner. */
  only?: PropertyOwner;
}

const TABS: { value: PropertyOwner | 'element'; label: string }[] = [
  { value: 'event', label: 'Event' },
  { value: 'person', label: 'Person' },
];
const ELEMENT_TAB = { value: 'element', label: 'Autocapture' };

function elementItems(search: string): PickerItem[] {
  return ELEMENT_KEYS.filter(({ label, hint }) => `${label} ${hint}`.toLowerCase().includes(search.toLowerCase())).map(
    ({ key, label, hint }) => ({
      value: key,
      label: `Element: ${label}`,
      hint,
      icon: <IconClick size={14} color="var(--hog-quiet)" />,
    }),
  );
}

function typeIcon(property: PropertyDefinition) {
  const Icon = {
    Numeric: IconHash,
    DateTime: IconCalendar,
    Boolean: IconToggleLeft,
    String: IconAbc,
  }[property.property_type ?? 'String'];
  return <Icon size={14} color="var(--hog-quiet)" aria-label={property.property_type ?? 'unknown type'} />;
}

export function PropertyPicker({ target, onPick, onPickElement, events = [], numeric = false, only }: Props) {
  const projectId = useProjectId();
  const [tab, setTab] = useState<PropertyOwner | 'element'>(only ?? 'event');
  const ofElements = tab === 'element';
  const type = ofElements ? 'event' : tab;
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const names = type === 'event' && events.length > 0 ? JSON.stringify(events) : undefined;
  const found = useQuery({
    queryKey: ['properties', projectId, type, settled, names],
    queryFn: ({ signal }) =>
      api.propertyDefinitions(projectId, { type, search: settled, event_names: names, limit: 200 }, signal),
    placeholderData: keepPreviousData,
    enabled: !ofElements,
  });
  const properties = (found.data?.results ?? []).filter((property) => !numeric || property.is_numerical);
  return (
    <Picker
      target={target}
      items={
        ofElements
          ? elementItems(search)
          : properties.map((property) => ({ value: property.name, label: property.name, icon: typeIcon(property) }))
      }
      search={search}
      onSearch={setSearch}
      onPick={(name) => {
        if (ofElements) {
          const element = ELEMENT_KEYS.find((known) => known.key === name);
          if (element) onPickElement?.(element.key);
          return;
        }
        const property = properties.find((candidate) => candidate.name === name);
        if (property) onPick(property);
      }}
      placeholder={
        ofElements ? 'Search autocapture elements' : numeric ? 'Search numeric properties' : 'Search properties'
      }
      loading={found.isFetching}
      problem={found.error?.message}
      tabs={numeric || only ? undefined : onPickElement ? [...TABS, ELEMENT_TAB] : TABS}
      tab={tab}
      onTab={(next) => setTab(next === 'person' || next === 'element' ? next : 'event')}
    />
  );
}
