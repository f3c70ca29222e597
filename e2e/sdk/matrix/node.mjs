// SPDX-License-Identifier: Apache-2.0
// A backend with one of the generations of posthog-node:   node node.mjs PACKAGE < {"url", "token", "user", "visitor"}
import { readFileSync } from 'node:fs';

const name = process.argv[2];
const input = JSON.parse(readFileSync(0, 'utf8'));
const module = await import(name);
// 1.3.0 has the class as its default, later ones by its name.
const PostHog = module.PostHog ?? module.default;
const client = new PostHog(input.token, { host: input.url, flushAt: 5, flushInterval: 100 });
const { user, visitor } = input;

for (let i = 0; i < 5; i++) {
  client.capture({ distinctId: visitor, event: 'looked', properties: { number: i } });
}
client.identify({ distinctId: user, properties: { plan: 'pro' } });
client.capture({ distinctId: user, event: '$identify', properties: { $anon_distinct_id: visitor } });
client.alias({ distinctId: user, alias: `${user}-crm` });
client.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { size: 7 } });
for (let i = 0; i < 15; i++) {
  client.capture({ distinctId: user, event: 'looked', properties: { number: i }, groups: { company: 'acme' } });
}
// Its timers do not keep a program alive, and a backend does not end while it has something to send.
const alive = setInterval(() => {}, 1000);
await (client.shutdownAsync ?? client.shutdown).call(client);
clearInterval(alive);
