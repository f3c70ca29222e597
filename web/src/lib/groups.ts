// SPDX-License-Identifier: Apache-2.0
import type { GroupEntry, GroupType } from '../api/groups';

/** What people call one group of a type. */
export function singular(type: GroupType): string {
  return type.name_singular ?? type.group_type;
}

/** What people call several groups of a type; without a word of their own, what events call one. */
export function pluralOf(type: GroupType): string {
  return type.name_plural ?? type.name_singular ?? type.group_type;
}

/** What to call a group: its property `name`, else its key. */
export function groupName(group: GroupEntry): string {
  const { name } = group.group_properties;
  return typeof name === 'string' && name.trim() !== '' ? name : group.group_key;
}

/** The index of a type of groups as an address has it; the first one when it has none. */
export function typeIndex(text: string | undefined): number {
  return text !== undefined && /^[0-4]$/.test(text) ? Number(text) : 0;
}

/** The condition on events that they are of this group. */
export function ofGroup(index: number, key: string): string {
  return `$group_${index} = '${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
