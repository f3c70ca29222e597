// SPDX-License-Identifier: Apache-2.0
import { request } from './client';
import type { GroupEntry, GroupType, GroupTypeNames } from './groups';
import type { EventRestriction, IngestionLimits, LimitsAndUsage } from './limitTypes';
import type {
  ActorRow,
  ActorsQuery,
  Cohort,
  CohortAdded,
  CohortWish,
  CountedPage,
  EarlyAccessFeature,
  EarlyAccessWish,
  EventDefinition,
  EventsQuery,
  FeatureFlag,
  FlagActivity,
  FlagEvaluation,
  FlagWish,
  HogQLQuery,
  LiveEvents,
  Page,
  Person,
  PersonalApiKey,
  Project,
  ProjectChanges,
  PropertyDefinition,
  PropertyOwner,
  PropertyValue,
  Recording,
  RefusedRequest,
  RowsResponse,
  SecretToken,
  SnapshotPage,
  TrendsQuery,
  TrendsResponse,
  User,
  UserChanges,
} from './types';

export type ProjectId = number | string;

function ofProject(id: ProjectId, rest = ''): string {
  return `/api/projects/${encodeURIComponent(String(id))}${rest}`;
}

function query<T>(id: ProjectId, body: object, signal?: AbortSignal): Promise<T> {
  return request(ofProject(id, '/query'), { method: 'POST', body: { query: body }, signal });
}

/** Every call the web app makes. Functions that take a signal can be cancelled. */
export const api = {
  login: (email: string, password: string) =>
    request<User>('/api/login', { method: 'POST', body: { email, password } }),
  logout: () => request<void>('/api/logout', { method: 'POST' }),
  me: (signal?: AbortSignal) => request<User>('/api/users/@me', { signal }),
  changeMe: (changes: UserChanges) => request<User>('/api/users/@me', { method: 'PATCH', body: changes }),

  personalApiKeys: () => request<{ results: PersonalApiKey[] }>('/api/personal_api_keys'),
  createPersonalApiKey: (label: string) =>
    request<PersonalApiKey>('/api/personal_api_keys', { method: 'POST', body: { label } }),
  deletePersonalApiKey: (id: number) => request<void>(`/api/personal_api_keys/${id}`, { method: 'DELETE' }),

  project: (id: ProjectId, signal?: AbortSignal) => request<Project>(ofProject(id), { signal }),
  createProject: (name: string) => request<Project>('/api/projects', { method: 'POST', body: { name } }),
  changeProject: (id: ProjectId, changes: ProjectChanges) =>
    request<Project>(ofProject(id), { method: 'PATCH', body: changes }),
  secretToken: (id: ProjectId, signal?: AbortSignal) =>
    request<SecretToken>(ofProject(id, '/secret_token'), { signal }),
  rotateSecretToken: (id: ProjectId) =>
    request<SecretToken>(ofProject(id, '/rotate_secret_token'), { method: 'PATCH' }),
  endSecretTokenBackup: (id: ProjectId) =>
    request<SecretToken>(ofProject(id, '/delete_secret_token_backup'), { method: 'PATCH' }),
  resetToken: (id: ProjectId) => request<Project>(ofProject(id, '/reset_token'), { method: 'POST' }),

  persons: (id: ProjectId, search: { search?: string; limit: number; offset: number }, signal?: AbortSignal) =>
    request<Page<Person>>(ofProject(id, '/persons'), { search, signal }),
  person: (id: ProjectId, uuid: string, signal?: AbortSignal) =>
    request<Person>(ofProject(id, `/persons/${encodeURIComponent(uuid)}`), { signal }),

  groupTypes: (id: ProjectId, signal?: AbortSignal) => request<GroupType[]>(ofProject(id, '/groups_types'), { signal }),
  nameGroupTypes: (id: ProjectId, names: GroupTypeNames[]) =>
    request<GroupType[]>(ofProject(id, '/groups_types/update_metadata'), { method: 'PATCH', body: names }),
  groups: (
    id: ProjectId,
    search: { group_type_index: number; search?: string; limit: number; offset: number },
    signal?: AbortSignal,
  ) => request<Page<GroupEntry>>(ofProject(id, '/groups'), { search, signal }),
  group: (id: ProjectId, search: { group_type_index: number; group_key: string }, signal?: AbortSignal) =>
    request<GroupEntry>(ofProject(id, '/groups/find'), { search, signal }),

  recordings: (
    id: ProjectId,
    search: { distinct_id?: string | string[]; url?: string; duration_min?: string; limit: number; offset: number },
    signal?: AbortSignal,
  ) => request<Page<Recording>>(ofProject(id, '/session_recordings'), { search, signal }),
  recording: (id: ProjectId, session: string, signal?: AbortSignal) =>
    request<Recording>(ofProject(id, `/session_recordings/${encodeURIComponent(session)}`), { signal }),
  deleteRecording: (id: ProjectId, session: string) =>
    request<void>(ofProject(id, `/session_recordings/${encodeURIComponent(session)}`), { method: 'DELETE' }),
  snapshots: (id: ProjectId, session: string, cursor?: string, signal?: AbortSignal) =>
    request<SnapshotPage>(ofProject(id, `/session_recordings/${encodeURIComponent(session)}/snapshots`), {
      search: { cursor },
      signal,
    }),

  flags: (
    id: ProjectId,
    search: { search?: string; active?: string; limit: number; offset: number },
    signal?: AbortSignal,
  ) => request<CountedPage<FeatureFlag>>(ofProject(id, '/feature_flags'), { search, signal }),
  flag: (id: ProjectId, flag: string | number, signal?: AbortSignal) =>
    request<FeatureFlag>(ofProject(id, `/feature_flags/${encodeURIComponent(String(flag))}`), { signal }),
  createFlag: (id: ProjectId, flag: FlagWish) =>
    request<FeatureFlag>(ofProject(id, '/feature_flags'), { method: 'POST', body: flag }),
  changeFlag: (id: ProjectId, flag: number, changes: FlagWish) =>
    request<FeatureFlag>(ofProject(id, `/feature_flags/${flag}`), { method: 'PATCH', body: changes }),
  flagActivity: (id: ProjectId, flag: number, search: { limit: number; offset: number }, signal?: AbortSignal) =>
    request<Page<FlagActivity>>(ofProject(id, `/feature_flags/${flag}/activity`), { search, signal }),
  evaluateFlags: (id: ProjectId, distinctId: string, groups: Record<string, string>, signal?: AbortSignal) =>
    request<Record<string, FlagEvaluation>>(ofProject(id, '/feature_flags/evaluation_reasons'), {
      search: { distinct_id: distinctId, groups: JSON.stringify(groups) },
      signal,
    }),
  features: (id: ProjectId, signal?: AbortSignal) =>
    request<CountedPage<EarlyAccessFeature>>(ofProject(id, '/early_access_feature'), {
      search: { limit: 200 },
      signal,
    }),
  createFeature: (id: ProjectId, feature: EarlyAccessWish) =>
    request<EarlyAccessFeature>(ofProject(id, '/early_access_feature'), { method: 'POST', body: feature }),
  changeFeature: (id: ProjectId, feature: string, changes: EarlyAccessWish) =>
    request<EarlyAccessFeature>(ofProject(id, `/early_access_feature/${feature}`), { method: 'PATCH', body: changes }),
  deleteFeature: (id: ProjectId, feature: string) =>
    request<void>(ofProject(id, `/early_access_feature/${feature}`), { method: 'DELETE' }),
  cohorts: (id: ProjectId, search: { limit: number }, signal?: AbortSignal) =>
    request<CountedPage<Cohort>>(ofProject(id, '/cohorts'), { search, signal }),
  createCohort: (id: ProjectId, cohort: CohortWish) =>
    request<Cohort>(ofProject(id, '/cohorts'), { method: 'POST', body: cohort }),
  changeCohort: (id: ProjectId, cohort: number, changes: CohortWish) =>
    request<Cohort>(ofProject(id, `/cohorts/${cohort}`), { method: 'PATCH', body: changes }),
  addToCohort: (id: ProjectId, cohort: number, ids: string[]) =>
    request<CohortAdded>(ofProject(id, `/cohorts/${cohort}/persons`), { method: 'POST', body: { distinct_ids: ids } }),
  addPersonToCohort: (id: ProjectId, cohort: number, person: string) =>
    request<CohortAdded>(ofProject(id, `/cohorts/${cohort}/add_persons_to_static_cohort`), {
      method: 'PATCH',
      body: { person_ids: [person] },
    }),

  liveEvents: (id: ProjectId, search: { after?: string; limit: number }, signal?: AbortSignal) =>
    request<LiveEvents>(ofProject(id, '/live_events'), { search, signal }),
  ingestionLimits: (id: ProjectId, signal?: AbortSignal) =>
    request<LimitsAndUsage>(ofProject(id, '/ingestion_limits'), { signal }),
  changeIngestionLimits: (id: ProjectId, limits: IngestionLimits) =>
    request<LimitsAndUsage>(ofProject(id, '/ingestion_limits'), { method: 'PUT', body: limits }),
  eventRestrictions: (id: ProjectId, signal?: AbortSignal) =>
    request<{ results: EventRestriction[] }>(ofProject(id, '/event_restrictions'), { signal }),
  restrictEvents: (id: ProjectId, distinctId: string | null) =>
    request<EventRestriction>(ofProject(id, '/event_restrictions'), {
      method: 'POST',
      body: { distinct_id: distinctId },
    }),
  releaseEvents: (id: ProjectId, restriction: number) =>
    request<void>(ofProject(id, `/event_restrictions/${restriction}`), { method: 'DELETE' }),

  refusedRequests: (id: ProjectId, signal?: AbortSignal) =>
    request<{ results: RefusedRequest[] }>(ofProject(id, '/refused_requests'), { search: { limit: 50 }, signal }),

  eventDefinitions: (id: ProjectId, search: { search?: string; limit: number }, signal?: AbortSignal) =>
    request<Page<EventDefinition>>(ofProject(id, '/event_definitions'), { search, signal }),
  propertyDefinitions: (
    id: ProjectId,
    search: { type: PropertyOwner; search?: string; event_names?: string; limit: number },
    signal?: AbortSignal,
  ) => request<Page<PropertyDefinition>>(ofProject(id, '/property_definitions'), { search, signal }),
  propertyValues: (
    id: ProjectId,
    search: { key: string; type: PropertyOwner; event?: string; search?: string },
    signal?: AbortSignal,
  ) => request<{ results: PropertyValue[] }>(ofProject(id, '/property_values'), { search, signal }),

  trends: (id: ProjectId, body: TrendsQuery, signal?: AbortSignal) => query<TrendsResponse>(id, body, signal),
  actors: (id: ProjectId, body: ActorsQuery, signal?: AbortSignal) => query<RowsResponse<ActorRow>>(id, body, signal),
  events: (id: ProjectId, body: EventsQuery, signal?: AbortSignal) => query<RowsResponse>(id, body, signal),
  sql: (id: ProjectId, body: HogQLQuery, signal?: AbortSignal) => query<RowsResponse>(id, body, signal),
};
