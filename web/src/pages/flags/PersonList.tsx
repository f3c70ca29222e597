// SPDX-License-Identifier: Apache-2.0
import { FileButton, Group, Text, Textarea, UnstyledButton } from '@mantine/core';
import { distinctIds } from '../../lib/cohorts';
import { plural } from '../../lib/format';

interface Props {
  text: string;
  onChange: (text: string) => void;
  /** How many are in it already. */
  count: number;
}

/** Whom to add to a static cohort: pasted, or out of a file. */
export function PersonList({ text, onChange, count }: Props) {
  const read = (file: File | null) => {
    if (file) void file.text().then(onChange);
  };
  const ids = distinctIds(text).length;
  return (
    <>
      <Textarea
        label="Distinct ids to add"
        description="One on each line, or CSV with a column distinct_id. A person must have sent an event before."
        placeholder={'user-1\nuser-2'}
        autosize
        minRows={4}
        maxRows={10}
        value={text.length > 20_000 ? `${text.slice(0, 20_000)}…` : text}
        readOnly={text.length > 20_000}
        onChange={(event) => onChange(event.currentTarget.value)}
        spellCheck={false}
        data-testid="cohort-ids"
      />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {plural(count, 'person')} in it, {plural(ids, 'id')} to add
        </Text>
        <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={read}>
          {(props) => (
            <UnstyledButton {...props} fz="xs" c="fern" data-testid="cohort-file">
              Read from a file
            </UnstyledButton>
          )}
        </FileButton>
      </Group>
    </>
  );
}
