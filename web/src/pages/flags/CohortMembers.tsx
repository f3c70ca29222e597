// SPDX-License-Identifier: Apache-2.0
import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api';
import type { Cohort, Project } from '../../api/types';
import { type CohortRules, memberIds, withMembers } from '../../lib/cohorts';

interface Props {
  project: Project;
  /** The one that is changed: it cannot contain itself. */
  cohort?: Cohort;
  rules: CohortRules;
  onChange: (rules: CohortRules) => void;
}

const KINDS = [
  { negation: false, label: 'In the cohorts', testId: 'cohort-members' },
  { negation: true, label: 'Not in the cohorts', testId: 'cohort-members-not' },
] as const;

/** Other cohorts that a cohort asks for. */
export function CohortMembers({ project, cohort, rules, onChange }: Props) {
  const cohorts = useQuery({
    queryKey: ['cohorts', project.id],
    queryFn: ({ signal }) => api.cohorts(project.id, { limit: 500 }, signal),
  });
  const data = (cohorts.data?.results ?? [])
    .filter((other) => other.id !== cohort?.id)
    .map((other) => ({ value: String(other.id), label: other.name }));
  if (data.length === 0 && rules.members.length === 0) return null;
  return (
    <>
      {KINDS.map(({ negation, label, testId }) => (
        <MultiSelect
          key={testId}
          size="xs"
          label={label}
          placeholder={memberIds(rules, negation).length === 0 ? 'None asked for' : undefined}
          data={data}
          value={memberIds(rules, negation)}
          onChange={(ids) => onChange(withMembers(rules, negation, ids))}
          searchable
          nothingFoundMessage={cohorts.isPending ? 'Loading' : 'No such cohort'}
          error={cohorts.error?.message}
          data-testid={testId}
        />
      ))}
    </>
  );
}
