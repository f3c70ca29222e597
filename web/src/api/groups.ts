// SPDX-License-Identifier: Apache-2.0
import type { Properties } from './types';

export interface GroupType {
  group_type: string;
  group_type_index: number;
  name_singular: string | null;
  name_plural: string | null;
}

export type GroupTypeNames = Pick<GroupType, 'group_type_index' | 'name_singular' | 'name_plural'>;

export interface GroupEntry {
  group_type_index: number;
  group_key: string;
  group_properties: Properties;
  created_at: string;
}
