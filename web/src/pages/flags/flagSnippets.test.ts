// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { FeatureFlag } from '../../api/types';
import { flagSnippets } from './flagSnippets';

const flag = { key: 'beta', filters: { groups: [], payloads: { true: '1' } } } as unknown as FeatureFlag;
const place = { key: 'phc_x', origin: 'https://hog.example' };

it('names a group where the flag counts groups', () => {
  const snippets = flagSnippets(flag, { ...place, group: "a'company" });
  expect(snippets.map((snippet) => snippet.code.includes('key-of-the-group'))).toEqual(snippets.map(() => true));
  for (const { id, code } of snippets.filter((snippet) => snippet.id !== 'curl')) {
    expect(code, id).toContain("'a\\'company'");
  }
});

it('names none where it counts persons', () => {
  for (const { code } of flagSnippets(flag, place)) expect(code).not.toContain('group');
});
