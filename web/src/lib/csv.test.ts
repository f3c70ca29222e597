// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('cells are quoted when they must be', () => {
  expect(toCsv(['a', 'b'], [['x,y', 'say "hi"']])).toBe('a,b\r\n"x,y","say ""hi"""\r\n');
  expect(toCsv(['a'], [['two\nlines'], [null], [1.5]])).toBe('a\r\n"two\nlines"\r\n\r\n1.5\r\n');
});

test('a text that a spreadsheet would run stays a text', () => {
  expect(toCsv(['a'], [['=1+1'], [-3]])).toBe("a\r\n'=1+1\r\n-3\r\n");
});
