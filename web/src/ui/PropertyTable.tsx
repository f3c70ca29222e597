// SPDX-License-Identifier: Apache-2.0
import { Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json, Properties } from '../api/types';
import { valueText } from '../lib/format';
import { CopyIcon } from './CopyText';

/** Own properties first, the SDK's `$` ones after them, each by name. */
export function sortProperties(properties: Properties): [string, Json][] {
  const rank = (name: string) => (name.startsWith('$') ? 1 : 0);
  return Object.entries(properties).sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The first own properties as one line. */
export function propertiesPreview(properties: Properties): string {
  return sortProperties(properties)
    .filter(([name]) => !name.startsWith('$'))
    .slice(0, 4)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join(' · ');
}

export function PropertyTable({ properties, searchable = false }: { properties: Properties; searchable?: boolean }) {
  const [search, setSearch] = useState('');
  const wanted = search.toLowerCase();
  const rows = sortProperties(properties).filter(
    ([name, value]) => name.toLowerCase().includes(wanted) || valueText(value).toLowerCase().includes(wanted),
  );
  return (
    <div data-testid="property-table">
      {searchable && (
        <TextInput
          m="sm"
          maw={320}
          aria-label="Search properties"
          placeholder="Search properties"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <table className="grid-table">
        <tbody>
          {rows.map(([name, value]) => {
            const system = name.startsWith('$');
            return (
              <tr key={name}>
                <td className="property-name" style={{ color: system ? 'var(--hog-quiet)' : undefined }}>
                  {name}
                </td>
                <td style={{ whiteSpace: 'normal', wordBreak: 'break-word' }}>
                  <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
                    <span className="mono" style={{ color: system ? 'var(--hog-quiet)' : undefined }}>
                      {valueText(value)}
                    </span>
                    <CopyIcon value={valueText(value)} label={`Copy ${name}`} />
                  </Group>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && (
        <Text c="dimmed" size="sm" p="sm">
          {search === '' ? 'No properties.' : `No property contains “${search}”.`}
        </Text>
      )}
    </div>
  );
}
