// SPDX-License-Identifier: Apache-2.0
import type { Cohort, CohortMember, PropertyFilter, PropertyGroup } from '../api/types';
import { type EditableFilters, editable } from './filters';

/** What a cohort asks for: properties of persons, and other cohorts. */
export interface CohortRules extends EditableFilters {
  members: CohortMember[];
}

type Leaf = PropertyFilter | CohortMember;

function isMember(value: PropertyFilter | PropertyGroup | CohortMember): value is CohortMember {
  return value.type === 'cohort';
}

/** The rules as the page edits them, or null for nested groups that it can only keep. */
export function rulesOf(cohort: Pick<Cohort, 'filters'>): CohortRules | null {
  const flat = editable(cohort.filters.properties);
  if (flat === null) return null;
  const leaves: Leaf[] = flat.filters;
  return {
    match: flat.match,
    filters: leaves.filter((leaf): leaf is PropertyFilter => !isMember(leaf)),
    members: leaves.filter(isMember),
  };
}

export function groupOf({ match, filters, members }: CohortRules): PropertyGroup {
  return { type: match, values: [...filters, ...(members as unknown as PropertyFilter[])] };
}

/** Ids of the cohorts it must be in, or out of. */
export function memberIds(rules: CohortRules, negation: boolean): string[] {
  return rules.members
    .filter((member) => (member.negation ?? false) === negation)
    .map((member) => String(member.value));
}

export function withMembers(rules: CohortRules, negation: boolean, ids: string[]): CohortRules {
  const others = rules.members.filter((member) => (member.negation ?? false) !== negation);
  const chosen = ids.map((id): CohortMember => ({ key: 'id', type: 'cohort', value: Number(id), negation }));
  return { ...rules, members: [...others, ...chosen] };
}

const HEADERS = ['distinct_id', 'distinct_ids', 'distinct-id', 'distinctid'];

/** Distinct ids out of lines or CSV: the column called distinct_id, else the first one. Fields hold no line breaks. */
export function distinctIds(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const fieldsOf = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*|([^,]*))/g)].map((field) =>
      (field[1]?.replaceAll('""', '"') ?? field[2] ?? '').trim(),
    );
  const column = fieldsOf(lines[0] ?? '').findIndex((field) => HEADERS.includes(field.toLowerCase()));
  const ids = (column < 0 ? lines : lines.slice(1)).map((line) => fieldsOf(line)[Math.max(column, 0)] ?? '');
  return [...new Set(ids.filter((id) => id !== ''))];
}
