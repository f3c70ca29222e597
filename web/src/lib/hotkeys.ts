// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';

/** What the key of commands is called on this machine. */
export const MOD = /^Mac|^iP/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';

/** What a key, or two keys one after the other ("g i"), do. */
export type Hotkeys = Record<string, () => void>;

/** How long the first key of a pair waits for the second one. */
const PAIR_MILLIS = 1200;

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** One key press: the action it triggers, and the key that now waits for a second one. */
export function press(
  keys: Hotkeys,
  waiting: string | null,
  key: string,
): { run?: () => void; waiting: string | null } {
  const pair = waiting === null ? undefined : keys[`${waiting} ${key}`];
  if (pair) return { run: pair, waiting: null };
  const startsPair = Object.keys(keys).some((name) => name.startsWith(`${key} `));
  if (startsPair) return { waiting: key };
  return waiting === null ? { run: keys[key], waiting: null } : { waiting: null };
}

/** The first key of a pair is everybody's: no single key of any listener may fire as its second one. */
let waitingKey: string | null = null;
let waitingSince = 0;

export function useHotkeyMap(keys: Hotkeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const waiting = event.timeStamp - waitingSince < PAIR_MILLIS ? waitingKey : null;
      const result = press(latest.current, waiting, event.key);
      if (result.waiting !== null) {
        waitingKey = result.waiting;
        waitingSince = event.timeStamp;
      }
      if (result.run) {
        event.preventDefault();
        waitingKey = null;
        result.run();
      }
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
