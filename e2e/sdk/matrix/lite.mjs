// SPDX-License-Identifier: Apache-2.0
// An application with posthog-js-lite:   node lite.mjs < {"url", "token", "user"}; prints {"visitor"}
import { readFileSync } from 'node:fs';
import { PostHog } from 'posthog-js-lite';

const input = JSON.parse(readFileSync(0, 'utf8'));
const client = new PostHog(input.token, { host: input.url, persistence: 'memory', flushAt: 5 });
const visitor = client.getDistinctId();

for (let i = 0; i < 5; i++) {
  client.capture('looked', { number: i });
}
client.identify(input.user, { plan: 'pro' });
client.alias(`${input.user}-crm`);
client.group('company', 'acme', { size: 7 });
for (let i = 0; i < 15; i++) {
  client.capture('looked', { number: i });
}
await client.shutdown();
process.stdout.write(JSON.stringify({ visitor }));
