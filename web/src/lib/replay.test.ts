// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addressAt, clock, plain } from './replay';

const packed = (value: unknown) => gzipSync(JSON.stringify(value)).toString('latin1');

test('an event that is not packed stays as it is', async () => {
  const event = { type: 4, timestamp: 1, data: { href: 'https://shop.example/' } };
  expect(await plain(event)).toBe(event);
});

test('a whole page is unpacked', async () => {
  const event = { type: 2, timestamp: 1, cv: '2024-10', data: packed({ node: { id: 1, text: 'é' } }) };
  expect((await plain(event)).data).toEqual({ node: { id: 1, text: 'é' } });
});

test('packed members of a change are unpacked, the others stay', async () => {
  const data = { source: 0, adds: packed([{ parentId: 1 }]), removes: [] };
  const event = { type: 3, timestamp: 1, cv: '2024-10', data };
  expect((await plain(event)).data).toEqual({ source: 0, adds: [{ parentId: 1 }], removes: [] });
});

test('lengths read like a clock', () => {
  expect([0.4, 65, 3605].map(clock)).toEqual(['0:00', '1:05', '1:00:05']);
});

test('the address is the last one that was opened until then', () => {
  const events = [
    { type: 4, timestamp: 10, data: { href: 'https://shop.example/' } },
    { type: 3, timestamp: 20, data: { href: 'not an address' } },
    { type: 5, timestamp: 30, data: { tag: '$pageview', payload: { href: 'https://shop.example/cart' } } },
  ];
  expect(addressAt(events, 9)).toBeUndefined();
  expect(addressAt(events, 29)).toBe('https://shop.example/');
  expect(addressAt(events, 30)).toBe('https://shop.example/cart');
});
