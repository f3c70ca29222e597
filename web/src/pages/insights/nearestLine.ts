// SPDX-License-Identifier: Apache-2.0
import type { Line } from '../../lib/trends';

/** The line a click at height `value` means: the nearest one, or in a stack the layer that holds the height. */
export function nearestLine(lines: Line[], index: number, value: number, stacked: boolean): Line | undefined {
  let best: Line | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  let ground = 0;
  for (const line of lines) {
    const height = line.data[index] ?? 0;
    const top = ground + height;
    if (stacked && value <= top && height > 0) return line;
    const distance = Math.abs((stacked ? top : height) - value);
    if (distance < bestDistance) [best, bestDistance] = [line, distance];
    if (stacked) ground = top;
  }
  return best;
}
