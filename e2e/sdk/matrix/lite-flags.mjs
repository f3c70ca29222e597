// SPDX-License-Identifier: Apache-2.0
// What an application with posthog-js-lite gets for its flags:   node lite-flags.mjs < {"url", "token", "user"}
import { readFileSync } from 'node:fs';
import { PostHog } from 'posthog-js-lite';

const input = JSON.parse(readFileSync(0, 'utf8'));
const client = new PostHog(input.token, { host: input.url, persistence: 'memory' });
client.identify(input.user);
await client.reloadFeatureFlagsAsync();
const found = {
  everybody: client.isFeatureEnabled('everybody'),
  nobody: client.isFeatureEnabled('nobody'),
  variant: client.getFeatureFlag('variant'),
  payload: client.getFeatureFlagPayload('variant'),
  pro: client.isFeatureEnabled('pro'),
};
process.stdout.write(JSON.stringify(found));
await client.shutdown();
