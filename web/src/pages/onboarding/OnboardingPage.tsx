// SPDX-License-Identifier: Apache-2.0
import { Group, Stack, Tabs, Text } from '@mantine/core';
import { useProject } from '../../api/session';
import { CopyWide } from '../../ui/CopyText';
import { PageHead } from '../../ui/PageHead';
import { FirstEvent } from './FirstEvent';
import { type Snippet, snippets } from './snippets';

function Steps({ snippet }: { snippet: Snippet }) {
  return (
    <Stack gap="md" pt="md">
      {snippet.steps.map((step) => (
        <div key={step.title}>
          <Group justify="space-between" mb={6}>
            <Text size="sm" fw={550}>
              {step.title}
            </Text>
            <CopyWide value={step.code} />
          </Group>
          <pre className="snippet">{step.code}</pre>
        </div>
      ))}
      {snippet.note && (
        <Text size="sm" c="dimmed">
          {snippet.note}
        </Text>
      )}
    </Stack>
  );
}

export function OnboardingPage() {
  const project = useProject();
  const all = snippets(project.api_token, window.location.origin);
  return (
    <div className="page" style={{ maxWidth: 1180 }}>
      <PageHead
        title="Get your first event in"
        hint="Every PostHog SDK works as it is: change the host to this server and use the key of this project."
      />
      <div className="onboarding-grid">
        <div className="card" style={{ padding: '8px 20px 20px', minWidth: 0 }}>
          <Tabs defaultValue="html" keepMounted={false}>
            <Tabs.List>
              {all.map((snippet) => (
                <Tabs.Tab key={snippet.id} value={snippet.id} px="sm" data-testid={`snippet-${snippet.id}`}>
                  {snippet.label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {all.map((snippet) => (
              <Tabs.Panel key={snippet.id} value={snippet.id}>
                <Steps snippet={snippet} />
              </Tabs.Panel>
            ))}
          </Tabs>
        </div>
        <FirstEvent project={project} />
      </div>
    </div>
  );
}
