// SPDX-License-Identifier: Apache-2.0
// What a backend with posthog-node gets for its flags:
//   node node-flags.mjs PACKAGE < {"url", "token", "user", "personalApiKey", "company"}
// With a personal API key it decides itself, from definitions, and asks for nothing else. With a company it asks for
// that group's flags only.
import { readFileSync } from 'node:fs';

const input = JSON.parse(readFileSync(0, 'utf8'));
const module = await import(process.argv[2]);
const PostHog = module.PostHog ?? module.default;
const isOld = !module.PostHog;
const local = Boolean(input.personalApiKey) && !isOld;
const client = new PostHog(input.token, { host: input.url, flushAt: 1, personalApiKey: input.personalApiKey });
const options = local ? { onlyEvaluateLocally: true, personProperties: { plan: 'pro' } } : {};

if (input.company) {
  options.groups = { company: input.company };
  if (local) options.groupProperties = { company: { size: 12 } };
  const values = { large: await client.getFeatureFlag('large', input.user, options) };
  process.stdout.write(JSON.stringify(values));
  await client.shutdown();
  process.exit(0);
}

const found = {
  everybody: await client.isFeatureEnabled('everybody', input.user, ...(isOld ? [] : [options])),
  nobody: await client.isFeatureEnabled('nobody', input.user, ...(isOld ? [] : [options])),
};
if (!isOld) {
  found.variant = await client.getFeatureFlag('variant', input.user, options);
  found.payload = await client.getFeatureFlagPayload('variant', input.user, found.variant, options);
  found.pro = await client.isFeatureEnabled('pro', input.user, options);
}
process.stdout.write(JSON.stringify(found));
await (client.shutdownAsync ?? client.shutdown).call(client);
