// SPDX-License-Identifier: Apache-2.0
// A backend that uses posthog-node:   node node-sdk.mjs < {"url", "token"}
import { readFileSync } from 'node:fs';
import { PostHog } from 'posthog-node';

const input = JSON.parse(readFileSync(0, 'utf8'));
const problems = [];
const client = new PostHog(input.token, { host: input.url, flushAt: 20 });
client.on('error', (error) => problems.push(String(error)));

client.capture({ distinctId: 'visitor-7', event: 'page served', properties: { path: '/' } });
await client.flush();
client.identify({ distinctId: 'user-7', properties: { plan: 'pro', $anon_distinct_id: 'visitor-7' } });
client.alias({ distinctId: 'user-7', alias: 'crm-7' });
for (let i = 0; i < 50; i++) {
  client.capture({
    distinctId: 'user-7',
    event: 'job done',
    properties: { number: i, $set: { jobs: i + 1 } },
    timestamp: new Date(Date.UTC(2025, 2, 3, 12, 0, i)),
  });
}
await client.captureImmediate({ distinctId: 'user-7', event: 'invoice sent', properties: { amount: 99.5 } });
await client.shutdown();
process.stdout.write(JSON.stringify({ problems }));
