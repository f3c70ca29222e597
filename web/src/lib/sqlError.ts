// SPDX-License-Identifier: Apache-2.0

const LINE_COLUMN = /line:? (\d+)[,:]?\s*(?:column:? |col:? |:)?(\d+)/i;
const POSITION = /(?:position|offset|character|at) (\d+)/i;

/**
 * Where in the SQL an error is, as an offset, when its text says so: "line 2, column 5" counts from one,
 * "position 17" from zero.
 */
export function errorOffset(sql: string, detail: string): number | null {
  const place = LINE_COLUMN.exec(detail);
  if (place) {
    const [line, column] = [Number(place[1]), Number(place[2])];
    const lines = sql.split('\n');
    if (line < 1 || line > lines.length) return null;
    const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    return Math.min(before + Math.max(0, column - 1), sql.length);
  }
  const position = POSITION.exec(detail);
  return position ? Math.min(Number(position[1]), sql.length) : null;
}
