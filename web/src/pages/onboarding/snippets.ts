// SPDX-License-Identifier: Apache-2.0

export interface Snippet {
  id: string;
  label: string;
  steps: { title: string; code: string }[];
  note?: string;
}

/** How each framework sends its first event to this server, with the project's real key. */
export function snippets(key: string, origin: string): Snippet[] {
  return [
    {
      id: 'html',
      label: 'HTML',
      steps: [
        {
          title: 'Put this before </head> of every page',
          code: `<script src="${origin}/static/array.js"></script>
<script>
  posthog.init('${key}', {
    api_host: '${origin}',
    person_profiles: 'identified_only',
  });
</script>`,
        },
      ],
      note: 'Page views and clicks are captured by themselves. Open the page once.',
    },
    {
      id: 'npm',
      label: 'posthog-js',
      steps: [
        { title: 'Install', code: 'npm install posthog-js' },
        {
          title: 'Start it where your app starts',
          code: `import posthog from 'posthog-js';

posthog.init('${key}', {
  api_host: '${origin}',
});
posthog.capture('signed up', { plan: 'free' });`,
        },
      ],
    },
    {
      id: 'react',
      label: 'React',
      steps: [
        { title: 'Install', code: 'npm install posthog-js' },
        {
          title: 'Wrap your app',
          code: `import posthog from 'posthog-js';
import { PostHogProvider } from 'posthog-js/react';

posthog.init('${key}', {
  api_host: '${origin}',
});

createRoot(document.getElementById('root')).render(
  <PostHogProvider client={posthog}>
    <App />
  </PostHogProvider>,
);`,
        },
      ],
      note: 'In components: const posthog = usePostHog(), then posthog.capture(…).',
    },
    {
      id: 'node',
      label: 'Node',
      steps: [
        { title: 'Install', code: 'npm install posthog-node' },
        {
          title: 'Send an event',
          code: `import { PostHog } from 'posthog-node';

const client = new PostHog('${key}', {
  host: '${origin}',
});
client.capture({
  distinctId: 'user-1',
  event: 'signed up',
  properties: { plan: 'free' },
});
await client.shutdown(); // sends what is still queued`,
        },
      ],
    },
    {
      id: 'python',
      label: 'Python',
      steps: [
        { title: 'Install', code: 'pip install posthog' },
        {
          title: 'Send an event',
          code: `from posthog import Posthog

posthog = Posthog(
    '${key}',
    host='${origin}',
)
posthog.capture(
    'signed up',
    distinct_id='user-1',
    properties={'plan': 'free'},
)
posthog.shutdown()  # sends what is still queued`,
        },
      ],
    },
    {
      id: 'java',
      label: 'Java',
      steps: [
        {
          title: 'Add the library com.posthog.java:posthog, then',
          code: `PostHog posthog = new PostHog.Builder("${key}")
    .host("${origin}")
    .build();
posthog.capture("user-1", "signed up", Map.of("plan", "free"));
posthog.shutdown(); // sends what is still queued`,
        },
      ],
    },
    {
      id: 'go',
      label: 'Go',
      steps: [
        { title: 'Install', code: 'go get github.com/posthog/posthog-go' },
        {
          title: 'Send an event',
          code: `client, err := posthog.NewWithConfig(
    "${key}",
    posthog.Config{Endpoint: "${origin}"},
)
if err != nil {
    log.Fatal(err)
}
defer client.Close() // sends what is still queued
client.Enqueue(posthog.Capture{
    DistinctId: "user-1",
    Event:      "signed up",
    Properties: posthog.NewProperties().Set("plan", "free"),
})`,
        },
      ],
    },
    {
      id: 'curl',
      label: 'curl',
      steps: [
        {
          title: 'From any shell',
          code: `curl ${origin}/capture/ \\
  -H 'Content-Type: application/json' \\
  -d '{
    "api_key": "${key}",
    "event": "signed up",
    "distinct_id": "user-1",
    "properties": {"plan": "free"}
  }'`,
        },
      ],
      note: 'No SDK needed: every language that speaks HTTP can do this.',
    },
  ];
}
