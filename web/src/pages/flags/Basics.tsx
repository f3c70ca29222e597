// SPDX-License-Identifier: Apache-2.0
import { Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type FlagDraft, keyOf } from '../../lib/flags';
import { Section } from './Section';

interface Props {
  draft: FlagDraft;
  onChange: (draft: FlagDraft) => void;
  isNew: boolean;
}

/** What the flag is called, what it is for, and whether it counts at all. */
export function Basics({ draft, onChange, isNew }: Props) {
  return (
    <Section title="Flag">
      <Stack gap="sm" maw={560}>
        <TextInput
          label="Key"
          description={
            isNew
              ? 'Your code asks for it by this name.'
              : 'Your code asks for it by this name: after a change, the old name is unknown.'
          }
          placeholder="new-checkout"
          value={draft.key}
          onChange={(event) => onChange({ ...draft, key: keyOf(event.currentTarget.value) })}
          maxLength={400}
          spellCheck={false}
          autoComplete="off"
          data-testid="flag-key-input"
        />
        <Textarea
          size="xs"
          label="Description"
          placeholder="What it switches, and until when it is needed"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <Switch
          label="Enabled"
          description="A disabled flag is off for everybody, whatever the rules say."
          checked={draft.active}
          onChange={(event) => onChange({ ...draft, active: event.currentTarget.checked })}
        />
        <Switch
          label="Keep the value when somebody signs in"
          description={
            'A visitor keeps what they got before they were identified. The flag then needs the server: ' +
            'SDKs cannot evaluate it by themselves.'
          }
          checked={draft.continuity}
          onChange={(event) => onChange({ ...draft, continuity: event.currentTarget.checked })}
        />
        <Switch
          label="Remote config"
          description="It only delivers its payload, to everybody: your servers fetch it by the key."
          checked={draft.remoteConfig}
          onChange={(event) => onChange({ ...draft, remoteConfig: event.currentTarget.checked })}
          data-testid="flag-remote-config"
        />
      </Stack>
    </Section>
  );
}
