// SPDX-License-Identifier: Apache-2.0
import type { FeatureFlag } from '../../api/types';
import { variantsOf } from '../../lib/flags';

export interface FlagSnippet {
  id: string;
  label: string;
  code: string;
}

interface Place {
  key: string;
  origin: string;
  /** The type of the groups that the flag counts. */
  group?: string;
}

/** How code asks for the flag, with this server and the project's real key. */
export function flagSnippets(flag: FeatureFlag, place: Place): FlagSnippet[] {
  const variants = variantsOf(flag.filters);
  const variant = (variants.find((one) => one.key !== 'control') ?? variants[0])?.key;
  const payload = Object.keys(flag.filters.payloads ?? {}).length > 0;
  return [
    { id: 'js', label: 'posthog-js', code: browser(flag.key, variant, payload, place) },
    { id: 'react', label: 'React', code: react(flag.key, variant, payload, place) },
    { id: 'node', label: 'Node', code: node(flag.key, variant, payload, place) },
    { id: 'python', label: 'Python', code: python(flag.key, variant, payload, place) },
    { id: 'curl', label: 'curl', code: curl(flag.key, place) },
  ];
}

/** A name of a type as a text in code. */
function quoted(name: string): string {
  return `'${name.replace(/[\\']/g, '\\$&')}'`;
}

function browser(flag: string, variant: string | undefined, payload: boolean, { group }: Place): string {
  const test = variant ? `posthog.getFeatureFlag('${flag}') === '${variant}'` : `posthog.isFeatureEnabled('${flag}')`;
  const data = payload ? `\n    const payload = posthog.getFeatureFlagPayload('${flag}');` : '';
  const named = group ? `posthog.group(${quoted(group)}, 'key-of-the-group');\n` : '';
  return `${named}posthog.onFeatureFlags(() => {
  if (${test}) {${data}
    // on
  }
});`;
}

function react(flag: string, variant: string | undefined, payload: boolean, { group }: Place): string {
  const hook = variant ? 'useFeatureFlagVariantKey' : 'useFeatureFlagEnabled';
  const hooks = payload ? `${hook}, useFeatureFlagPayload` : hook;
  const data = payload ? `\n  const payload = useFeatureFlagPayload('${flag}');` : '';
  const test = variant ? `value === '${variant}'` : 'value';
  const user = group ? ', usePostHog' : '';
  const named = group
    ? `
  const posthog = usePostHog();
  useEffect(() => posthog.group(${quoted(group)}, 'key-of-the-group'), [posthog]);`
    : '';
  return `${group ? "import { useEffect } from 'react';\n" : ''}import { ${hooks}${user} } from 'posthog-js/react';

function Feature() {${named}
  const value = ${hook}('${flag}');${data}
  return ${test} ? <New /> : <Old />;
}`;
}

function node(flag: string, variant: string | undefined, payload: boolean, { key, origin, group }: Place): string {
  const groups = group ? `, { groups: { ${quoted(group)}: 'key-of-the-group' } }` : '';
  const test = variant ? `value === '${variant}'` : 'value';
  const data = payload
    ? `\n  const payload = await client.getFeatureFlagPayload('${flag}', 'user-1', value${groups});`
    : '';
  return `import { PostHog } from 'posthog-node';

const client = new PostHog('${key}', {
  host: '${origin}',
});
const value = await client.getFeatureFlag('${flag}', 'user-1'${groups});
if (${test}) {${data}
  // on
}
await client.shutdown();`;
}

function python(flag: string, variant: string | undefined, payload: boolean, { key, origin, group }: Place): string {
  const groups = group ? `, groups={${quoted(group)}: 'key-of-the-group'}` : '';
  const test = variant ? `value == '${variant}'` : 'value';
  const data = payload ? `    payload = posthog.get_feature_flag_payload('${flag}', 'user-1'${groups})\n` : '';
  return `from posthog import Posthog

posthog = Posthog(
    '${key}',
    host='${origin}',
)
value = posthog.get_feature_flag('${flag}', 'user-1'${groups})
if ${test}:
${data}    ...  # on
posthog.shutdown()`;
}

function curl(flag: string, { key, origin, group }: Place): string {
  const groups = group
    ? `\n    "groups": {${JSON.stringify(group).replaceAll("'", '\\u0027')}: "key-of-the-group"},`
    : '';
  return `curl '${origin}/flags/?v=2' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "token": "${key}",
    "distinct_id": "user-1",${groups}
    "flag_keys": ["${flag}"]
  }'`;
}
