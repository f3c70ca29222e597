// SPDX-License-Identifier: Apache-2.0
import type { PropertyGroup } from './types';

export interface Cohort {
  id: number;
  name: string;
  description: string;
  filters: { properties: PropertyGroup };
  created_at: string;
  /** Persons are listed in it; then `count` says how many. */
  is_static: boolean;
  count: number | null;
}

export type CohortWish = Partial<Pick<Cohort, 'name' | 'filters' | 'is_static'> & { deleted: boolean }>;

/** Another cohort that a cohort asks for. */
export interface CohortMember {
  key: 'id';
  type: 'cohort';
  value: number;
  negation?: boolean;
}

/** What became of a list of persons. */
export interface CohortAdded {
  added: number;
  already: number;
  unknown: number;
  count: number;
}

export interface SecretToken {
  mask_value: string | null;
  created_at: string | null;
  /** The token before, while it is valid. */
  backup_mask_value: string | null;
  /** Only when it was just made. */
  value: string | null;
}
