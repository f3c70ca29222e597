// SPDX-License-Identifier: Apache-2.0
import type { Json, PropertyFilter } from './types';

/** A condition of a flag on something else than a person: a cohort, another flag, or a group. */
export interface FlagReference {
  key: string;
  type: 'cohort' | 'flag' | 'group';
  operator?: string;
  value?: Json;
  /** Of a group's property; the type that the condition counts when absent. */
  group_type_index?: number | null;
}

export type FlagProperty = (PropertyFilter & { type: 'person' }) | FlagReference;

export interface FlagCondition {
  properties: FlagProperty[];
  /** null is everybody. */
  rollout_percentage?: number | null;
  variant?: string | null;
  /** Counts groups of that type, whatever the flag counts. */
  aggregation_group_type_index?: number | null;
}

export interface FlagVariant {
  key: string;
  name?: string;
  rollout_percentage: number;
}

export interface FlagFilters {
  groups: FlagCondition[];
  multivariate?: { variants: FlagVariant[] } | null;
  /** JSON as text, by variant or `true`. */
  payloads?: Record<string, string>;
  /** Counts groups of that type instead of persons. */
  aggregation_group_type_index?: number | null;
  /** Visitors may switch it on for themselves. */
  feature_enrollment?: boolean;
}

export interface Author {
  id: number;
  uuid: string;
  first_name: string;
  email: string;
}

export interface FeatureFlag {
  id: number;
  key: string;
  /** The description. */
  name: string;
  filters: FlagFilters;
  active: boolean;
  deleted: boolean;
  ensure_experience_continuity: boolean;
  /** It only delivers a payload. */
  is_remote_configuration: boolean;
  version: number;
  created_by: Author | null;
  created_at: string;
  last_modified_by: Author | null;
  updated_at: string;
}

export type FlagWish = Partial<
  Pick<
    FeatureFlag,
    | 'key'
    | 'name'
    | 'filters'
    | 'active'
    | 'deleted'
    | 'ensure_experience_continuity'
    | 'is_remote_configuration'
    | 'version'
  >
>;

export type Stage = 'concept' | 'alpha' | 'beta' | 'general-availability' | 'archived';

/** What visitors may switch on for themselves. */
export interface EarlyAccessFeature {
  id: string;
  feature_flag: Pick<FeatureFlag, 'id' | 'key' | 'name' | 'active' | 'deleted'>;
  name: string;
  description: string;
  stage: Stage;
  documentation_url: string;
  created_at: string;
}

export type EarlyAccessWish = Partial<Pick<EarlyAccessFeature, 'name' | 'description' | 'stage' | 'documentation_url'>>;

export interface FlagActivity {
  id: number;
  user: Author | null;
  activity: 'created' | 'updated' | 'deleted' | 'restored';
  version: number;
  detail: { name: string; changes: { action: string; field: string; before: Json; after: Json }[] };
  created_at: string;
}

/** What somebody gets of a flag, and why. */
export interface FlagEvaluation {
  value: boolean | string;
  payload: string | null;
  evaluation: { reason: string; description: string; condition_index: number | null };
}
