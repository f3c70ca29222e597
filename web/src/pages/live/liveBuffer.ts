// SPDX-License-Identifier: Apache-2.0
import type { LiveEvent } from '../../api/types';

/** Rows kept on the page; older ones are a query away. More than a page of the server and its overlap. */
export const KEPT = 500;

/** What the live page has: the rows it shows, and those that wait while the reader looks at older rows. */
export interface LiveBuffer {
  shown: LiveEvent[];
  held: LiveEvent[];
}

export const EMPTY: LiveBuffer = { shown: [], held: [] };

/** Takes a page of the server, which repeats what arrived shortly before its cursor: rows already here are left out. */
export function arrive(buffer: LiveBuffer, page: LiveEvent[], hold: boolean): LiveBuffer {
  const known = new Set([...buffer.shown, ...buffer.held].map((event) => event.uuid));
  const fresh = page.filter((event) => !known.has(event.uuid));
  if (fresh.length === 0) return buffer;
  const next = { ...buffer, held: [...fresh, ...buffer.held].slice(0, KEPT) };
  return hold && buffer.shown.length > 0 ? next : release(next);
}

/** Shows what waited. */
export function release({ shown, held }: LiveBuffer): LiveBuffer {
  return { shown: [...held, ...shown].slice(0, KEPT), held: [] };
}
