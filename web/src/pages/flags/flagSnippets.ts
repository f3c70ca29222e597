// SPDX-License-Identifier: Apache-2.0
import type { FeatureFlag } from '../../api/types';
import { variantsOf } from '../../lib/flags';

export interface FlagSnippet {
  id: string;
  label: string;
  code: string;
}

/** How code asks for the flag, with this server and the project's real key. */
export function flagSnippets(flag: FeatureFlag, key: string, origin: string): FlagSnippet[] {
  const variants = variantsOf(flag.filters);
  const variant = (variants.find((one) => one.key !== 'control') ?? variants[0])?.key;
  const payload = Object.keys(flag.filters.payloads ?? {}).length > 0;
  return [
    { id: 'js', label: 'posthog-js', code: browser(flag.key, variant, payload) },
    { id: 'react', label: 'React', code: react(flag.key, variant, payload) },
    { id: 'node', label: 'Node', code: node(flag.key, variant, payload, key, origin) },
    { id: 'python', label: 'Python', code: python(flag.key, variant, payload, key, origin) },
    { id: 'curl', label: 'curl', code: curl(flag.key, key, origin) },
  ];
}

function browser(flag: string, variant: string | undefined, payload: boolean): string {
  const test = variant ? `posthog.getFeatureFlag('${flag}') === '${variant}'` : `posthog.isFeatureEnabled('${flag}')`;
  const data = payload ? `\n    const payload = posthog.getFeatureFlagPayload('${flag}');` : '';
  return `posthog.onFeatureFlags(() => {
  if (${test}) {${data}
    // on
  }
});`;
}

function react(flag: string, variant: string | undefined, payload: boolean): string {
  const hook = variant ? 'useFeatureFlagVariantKey' : 'useFeatureFlagEnabled';
  const hooks = payload ? `${hook}, useFeatureFlagPayload` : hook;
  const data = payload ? `\n  const payload = useFeatureFlagPayload('${flag}');` : '';
  const test = variant ? `value === '${variant}'` : 'value';
  return `import { ${hooks} } from 'posthog-js/react';

function Feature() {
  const value = ${hook}('${flag}');${data}
  return ${test} ? <New /> : <Old />;
}`;
}

function node(flag: string, variant: string | undefined, payload: boolean, key: string, origin: string): string {
  const test = variant ? `value === '${variant}'` : 'value';
  const data = payload ? `\n  const payload = await client.getFeatureFlagPayload('${flag}', 'user-1', value);` : '';
  return `import { PostHog } from 'posthog-node';

const client = new PostHog('${key}', {
  host: '${origin}',
});
const value = await client.getFeatureFlag('${flag}', 'user-1');
if (${test}) {${data}
  // on
}
await client.shutdown();`;
}

function python(flag: string, variant: string | undefined, payload: boolean, key: string, origin: string): string {
  const test = variant ? `value == '${variant}'` : 'value';
  const data = payload ? `    payload = posthog.get_feature_flag_payload('${flag}', 'user-1')\n` : '';
  return `from posthog import Posthog

posthog = Posthog(
    '${key}',
    host='${origin}',
)
value = posthog.get_feature_flag('${flag}', 'user-1')
if ${test}:
${data}    ...  # on
posthog.shutdown()`;
}

function curl(flag: string, key: string, origin: string): string {
  return `curl '${origin}/flags/?v=2' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "token": "${key}",
    "distinct_id": "user-1",
    "flag_keys": ["${flag}"]
  }'`;
}
