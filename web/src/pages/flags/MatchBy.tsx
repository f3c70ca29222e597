// SPDX-License-Identifier: Apache-2.0
import { Select } from '@mantine/core';
import type { FlagDraft } from '../../lib/flags';
import { pluralOf } from '../../lib/groups';
import { useGroupTypes } from './groupTypes';

const PERSONS = 'persons';

interface Props {
  draft: FlagDraft;
  onChange: (draft: FlagDraft) => void;
}

/** Whether persons or groups of a type get the flag; not asked where there are no types. */
export function MatchBy({ draft, onChange }: Props) {
  const types = useGroupTypes();
  const known = types.data ?? [];
  const unknown = [draft.groupType]
    .filter((index) => index !== null)
    .filter((index) => known.every((type) => type.group_type_index !== index));
  if (known.length === 0 && unknown.length === 0 && !types.isError) return null;
  return (
    <Select
      label="Match by"
      description={
        draft.groupType === null
          ? undefined
          : 'Everybody of a group gets the same. Your code must say which group it is; without it the flag is off.'
      }
      data={[
        { value: PERSONS, label: 'Users' },
        ...known.map((type) => ({ value: String(type.group_type_index), label: pluralOf(type) })),
        ...unknown.map((index) => ({ value: String(index), label: `Groups of type ${index}` })),
      ]}
      value={draft.groupType === null ? PERSONS : String(draft.groupType)}
      onChange={(value) =>
        onChange({ ...draft, groupType: value === null || value === PERSONS ? null : Number(value) })
      }
      allowDeselect={false}
      error={types.error?.message}
      maw={360}
      data-testid="flag-match-by"
    />
  );
}
