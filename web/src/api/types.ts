// SPDX-License-Identifier: Apache-2.0
import type { PageElement } from './elements';

export type * from './flagTypes';

// The management API as the server speaks it: one place for all its shapes.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

export interface Project {
  id: number;
  uuid: string;
  name: string;
  api_token: string;
  timezone: string;
  /** 0 Sunday, 1 Monday. */
  week_start_day: number;
  ingested_event: boolean;
  anonymize_ips: boolean;
  session_recording_opt_in: boolean;
  created_at: string;
}

export type ProjectChanges = Partial<
  Pick<Project, 'name' | 'timezone' | 'week_start_day' | 'anonymize_ips' | 'session_recording_opt_in'>
>;

export interface Recording {
  id: string;
  distinct_id: string;
  start_time: string;
  end_time: string;
  /** Seconds. */
  recording_duration: number;
  start_url: string;
  snapshot_source: string;
  event_count: number;
  click_count: number;
  keypress_count: number;
  page_count: number;
  window_count: number;
  size: number;
}

/** An rrweb event as the SDK sent it; with cv its data is packed. */
export interface SnapshotEvent {
  type: number;
  timestamp: number;
  data: unknown;
  cv?: string;
}

export interface SnapshotPage {
  next: string | null;
  /** An incomplete part has no events: pieces of it are missing, or cannot be read. */
  results: { window_id: string; events: SnapshotEvent[]; incomplete?: boolean }[];
}

export interface User {
  id: number;
  uuid: string;
  email: string;
  first_name: string;
  organization: { id: string; name: string; projects: { id: number; name: string }[] };
  team: Project;
}

export interface UserChanges {
  first_name?: string;
  current_password?: string;
  password?: string;
}

export interface PersonalApiKey {
  id: number;
  label: string;
  mask_value: string;
  created_at: string;
  last_used_at: string | null;
  /** Only in the answer to the request that made the key. */
  value?: string;
}

export interface Page<T> {
  results: T[];
  next: string | null;
  previous: string | null;
}

export interface Person {
  id: string;
  uuid: string;
  name: string;
  distinct_ids: string[];
  properties: Properties;
  created_at: string;
  is_identified: boolean;
}

export interface LiveEvent {
  uuid: string;
  event: string;
  distinct_id: string;
  person_id: string | null;
  timestamp: string;
  inserted_at: string;
  properties: Properties;
  lib: string | null;
  elements: PageElement[];
}

export interface LiveEvents {
  results: LiveEvent[];
  cursor: string;
}

export interface RefusedRequest {
  id: number;
  last_seen: string;
  path: string;
  status: number;
  code: string;
  detail: string;
  sdk: string | null;
  count: number;
}

export interface EventDefinition {
  id: string;
  name: string;
  created_at: string;
  last_seen_at: string | null;
}

export type PropertyOwner = 'event' | 'person';

export interface PropertyDefinition {
  id: string;
  name: string;
  property_type: 'String' | 'Numeric' | 'Boolean' | 'DateTime' | null;
  is_numerical: boolean;
  type: PropertyOwner;
}

export interface PropertyValue {
  name: Json;
  count: number;
}

export type Operator =
  | 'exact'
  | 'is_not'
  | 'icontains'
  | 'not_icontains'
  | 'regex'
  | 'not_regex'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'is_set'
  | 'is_not_set'
  | 'is_date_before'
  | 'is_date_after';

export type FilterValue = string | number | boolean | null | (string | number | boolean)[];

export interface PropertyFilter {
  key: string;
  value?: FilterValue;
  operator: Operator;
  type: PropertyOwner | 'element';
}

export interface PropertyGroup {
  type: 'AND' | 'OR';
  values: (PropertyFilter | PropertyGroup)[];
}

export type Interval = 'hour' | 'day' | 'week' | 'month';

export type NumericMath = 'sum' | 'avg' | 'min' | 'max' | 'median' | 'p90' | 'p95' | 'p99';
export type SeriesMath = 'total' | 'dau' | NumericMath;

export interface EventsNode {
  kind: 'EventsNode';
  /** null means all events. */
  event: string | null;
  name?: string;
  custom_name?: string;
  math?: SeriesMath;
  math_property?: string;
  properties?: PropertyFilter[];
}

export type Display =
  | 'ActionsLineGraph'
  | 'ActionsBar'
  | 'ActionsAreaGraph'
  | 'BoldNumber'
  | 'ActionsTable'
  | 'ActionsPie';

export interface TrendsQuery {
  kind: 'TrendsQuery';
  series: EventsNode[];
  interval?: Interval;
  dateRange?: { date_from?: string | null; date_to?: string | null };
  properties?: PropertyFilter[] | PropertyGroup;
  breakdownFilter?: { breakdown: string; breakdown_type: PropertyOwner; breakdown_limit?: number };
  trendsFilter?: { display?: Display };
}

export interface TrendsRow {
  label: string;
  count: number;
  data: number[];
  labels: string[];
  days: string[];
  action?: { order: number; id: string | null; name: string; custom_name?: string | null; math?: string };
  breakdown_value?: string | number | null;
  aggregated_value?: number;
}

export interface TrendsResponse {
  results: TrendsRow[];
  timezone: string;
  resolved_date_range?: { date_from: string; date_to: string };
  hogql?: string;
  last_refresh?: string;
}

export type { Cohort, CohortAdded, CohortMember, CohortWish, SecretToken } from './cohortTypes';

export interface CountedPage<T> extends Page<T> {
  count: number;
}

export interface EventsQuery {
  kind: 'EventsQuery';
  select: string[];
  where?: string[];
  event?: string;
  personId?: string;
  before?: string;
  after?: string;
  orderBy?: string[];
  limit?: number;
  offset?: number;
}

export interface ActorsQuery {
  kind: 'ActorsQuery';
  source: {
    kind: 'InsightActorsQuery';
    source: TrendsQuery;
    day?: string;
    series: number;
    breakdown?: string | number | null;
  };
  search?: string;
  limit: number;
  offset: number;
}

export interface HogQLQuery {
  kind: 'HogQLQuery';
  query: string;
}

export interface RowsResponse<Row = Json[]> {
  results: Row[];
  columns: string[];
  types: Json[];
  hogql?: string;
  clickhouse?: string;
  hasMore?: boolean;
  limit?: number;
  offset?: number;
}

export type ActorRow = [Person, number];

/** The object behind `*` in an EventsQuery. */
export interface EventRow {
  uuid: string;
  event: string;
  properties: Properties;
  timestamp: string;
  distinct_id: string;
  created_at?: string;
  /** The target first. */
  elements: PageElement[];
}

export interface ApiErrorBody {
  type: string;
  code: string;
  detail: string;
  attr: string | null;
}
