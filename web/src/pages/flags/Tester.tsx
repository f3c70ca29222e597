// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api';
import type { FeatureFlag, FlagEvaluation, Project } from '../../api/types';
import { conditionText, usesGroups } from '../../lib/flags';
import { singular } from '../../lib/groups';
import { ErrorState, RowsSkeleton } from '../../ui/States';
import { useGroupTypes } from './groupTypes';
import { Section } from './Section';

/** Reasons that a condition set whose filters match has given. */
const MATCHED = ['condition_match', 'out_of_rollout_bound'];

/** What somebody would get of the saved flag, and why. */
export function Tester({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [groups, setGroups] = useState<Record<string, string>>({});
  const [askedGroups, setAskedGroups] = useState(groups);
  const result = useQuery({
    queryKey: ['flag-test', project.id, flag.version, asked, askedGroups],
    queryFn: ({ signal }) => api.evaluateFlags(project.id, asked, askedGroups, signal),
    enabled: asked !== '',
    staleTime: 0,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = text.trim();
    const named = Object.fromEntries(Object.entries(groups).filter(([, key]) => key !== ''));
    if (next === asked && JSON.stringify(named) === JSON.stringify(askedGroups)) void result.refetch();
    setAsked(next);
    setAskedGroups(named);
  };
  const found = result.data?.[flag.key];
  return (
    <Section
      title="What would they get?"
      hint="As the flag is saved, with the properties that are stored of the person and the groups now."
    >
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label="Distinct id"
            placeholder="user-1"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            w={320}
            maxLength={400}
            data-testid="flag-test-id"
          />
          {usesGroups(flag.filters) && <GroupKeys groups={groups} onChange={setGroups} />}
          <Button type="submit" disabled={text.trim() === ''} loading={result.isFetching} data-testid="flag-test-run">
            Test
          </Button>
        </Group>
      </form>
      {result.isError && (
        <div style={{ marginTop: 16 }}>
          <ErrorState error={result.error} retry={() => void result.refetch()} />
        </div>
      )}
      {asked !== '' && result.isPending && <RowsSkeleton rows={3} />}
      {result.data && found && <Answer flag={flag} found={found} asked={asked} />}
      {result.data && !found && (
        <Text size="sm" mt="md" role="status">
          {flag.deleted
            ? 'The flag is deleted: SDKs do not get it, which reads as off.'
            : 'This flag cannot be decided at the moment, so SDKs would leave it out. Try again shortly.'}
        </Text>
      )}
    </Section>
  );
}

/** Which groups the code would name: one key for each type that there is. */
function GroupKeys(props: { groups: Record<string, string>; onChange: (groups: Record<string, string>) => void }) {
  const types = useGroupTypes();
  if (types.isError) {
    return (
      <Text size="sm" c="red" role="alert">
        {types.error.message}
      </Text>
    );
  }
  return (types.data ?? []).map((type) => (
    <TextInput
      key={type.group_type}
      label={`Key of the ${singular(type)}`}
      value={props.groups[type.group_type] ?? ''}
      onChange={(event) => props.onChange({ ...props.groups, [type.group_type]: event.currentTarget.value.trim() })}
      w={200}
      maxLength={400}
      data-testid={`flag-test-group-${type.group_type_index}`}
    />
  ));
}

function Answer({ flag, found, asked }: { flag: FeatureFlag; found: FlagEvaluation; asked: string }) {
  const { value, payload, evaluation } = found;
  // Where nothing matched, the index only says which set was looked at last.
  const matched = MATCHED.includes(evaluation.reason);
  const index = matched ? evaluation.condition_index : null;
  const condition = index === null ? undefined : flag.filters.groups[index];
  return (
    <div className="flag-answer" role="status" data-testid="flag-answer">
      <Group gap="sm">
        <Text size="sm">
          <span className="mono">{asked}</span> gets
        </Text>
        <Badge size="lg" tt="none" variant={value === false ? 'default' : 'light'} data-testid="flag-answer-value">
          {value === true ? 'true' : value === false ? 'false' : value}
        </Badge>
      </Group>
      <table className="grid-table" style={{ marginTop: 8 }}>
        <tbody>
          <tr>
            <td className="property-name">Why</td>
            <td data-testid="flag-answer-reason">
              {evaluation.description}{' '}
              <span className="mono" style={{ color: 'var(--hog-quiet)' }}>
                {evaluation.reason}
              </span>
            </td>
          </tr>
          {condition && index !== null && (
            <tr>
              <td className="property-name">Their filters match</td>
              <td>
                Set {index + 1}: {conditionText(condition, flag.filters.aggregation_group_type_index ?? null)}
              </td>
            </tr>
          )}
          {payload !== null && (
            <tr>
              <td className="property-name">Payload</td>
              <td className="mono" style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}>
                {payload}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
