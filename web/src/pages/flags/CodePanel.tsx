// SPDX-License-Identifier: Apache-2.0
import { Group, Tabs } from '@mantine/core';
import type { FeatureFlag, Project } from '../../api/types';
import { countedType } from '../../lib/flags';
import { CopyWide } from '../../ui/CopyText';
import { flagSnippets } from './flagSnippets';
import { useGroupTypes } from './groupTypes';
import { Section } from './Section';

export function CodePanel({ flag, project }: { flag: FeatureFlag; project: Project }) {
  const types = useGroupTypes().data ?? [];
  const index = countedType(flag.filters);
  const group = index === null ? undefined : types.find((type) => type.group_type_index === index)?.group_type;
  const snippets = flagSnippets(flag, { key: project.api_token, origin: window.location.origin, group });
  return (
    <Section title="Ask for it in your code" hint="Every PostHog SDK works as it is, with this server as its host.">
      <Tabs defaultValue="js" keepMounted={false}>
        <Tabs.List mb="sm">
          {snippets.map((snippet) => (
            <Tabs.Tab key={snippet.id} value={snippet.id} data-testid={`flag-snippet-${snippet.id}`}>
              {snippet.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map((snippet) => (
          <Tabs.Panel key={snippet.id} value={snippet.id}>
            <Group justify="flex-end" mb={6}>
              <CopyWide value={snippet.code} />
            </Group>
            <pre className="snippet">{snippet.code}</pre>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}
