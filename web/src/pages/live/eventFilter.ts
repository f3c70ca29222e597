// SPDX-License-Identifier: Apache-2.0
import type { LiveEvent } from '../../api/types';
import { eventTitle, valueText } from '../../lib/format';

/** Whether an event passes the filter line: words that must all occur, or `property=text`. */
export function matchesFilter(event: LiveEvent, filter: string): boolean {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => matchesWord(event, word));
}

function matchesWord(event: LiveEvent, word: string): boolean {
  const at = word.indexOf('=');
  if (at > 0) {
    const [name, wanted] = [word.slice(0, at), word.slice(at + 1)];
    return Object.entries(event.properties).some(
      ([key, value]) => key.toLowerCase() === name && valueText(value).toLowerCase().includes(wanted),
    );
  }
  const texts = [event.event, eventTitle(event.event), event.distinct_id];
  return texts.some((text) => text.toLowerCase().includes(word));
}

/** The one property that says most about an event, for its closed row. */
export function summary(event: LiveEvent): string {
  const { properties } = event;
  const [target] = event.elements;
  if (target) return target.text ? `${target.tag_name} “${target.text}”` : target.tag_name;
  for (const name of ['$pathname', '$current_url', '$screen_name', '$el_text']) {
    const value = properties[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return Object.entries(properties)
    .filter(([name]) => !name.startsWith('$'))
    .slice(0, 3)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join(', ');
}
