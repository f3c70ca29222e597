// SPDX-License-Identifier: Apache-2.0
import type { SnapshotEvent } from '../api/types';

/** How SDKs of today pack the data of an event: gzip, each byte a character. */
const PACKED = '2024-10';

async function unpacked(text: string): Promise<unknown> {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

/** The event as rrweb knows it: either all of its data was packed, or some members of it. */
export async function plain(event: SnapshotEvent): Promise<SnapshotEvent> {
  if (event.cv !== PACKED) return event;
  if (typeof event.data === 'string') return { ...event, data: await unpacked(event.data) };
  const data = event.data as Record<string, unknown>;
  const members = ['texts', 'attributes', 'removes', 'adds'].filter((name) => typeof data[name] === 'string');
  const values = await Promise.all(members.map((name) => unpacked(data[name] as string)));
  return { ...event, data: { ...data, ...Object.fromEntries(members.map((name, index) => [name, values[index]])) } };
}

/** The address that was open at a time; events are in order. */
export function addressAt(events: SnapshotEvent[], at: number): string | undefined {
  let address: string | undefined;
  for (const event of events) {
    if (event.timestamp > at) break;
    const data = event.data as { href?: unknown; payload?: { href?: unknown } } | null;
    const href = event.type === 3 ? undefined : (data?.href ?? data?.payload?.href);
    if (typeof href === 'string') address = href;
  }
  return address;
}

/** "1:05", or "1:00:05" from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
