// SPDX-License-Identifier: Apache-2.0
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Json, RowsResponse } from '../../api/types';
import { formatNumber, truncateMiddle, valueText } from '../../lib/format';
import { EmptyState } from '../../ui/States';

const ROW_HEIGHT = 29;

function Cell({ value }: { value: Json }) {
  if (value === null) return <span style={{ color: 'var(--hog-quiet)' }}>null</span>;
  if (typeof value === 'number') return formatNumber(value);
  const text = valueText(value);
  return (
    <span className={typeof value === 'object' ? 'mono' : undefined} title={text.length > 80 ? text : undefined}>
      {truncateMiddle(text, 80)}
    </span>
  );
}

/** Any number of rows: only those in sight are in the document. */
export function RowsTable({ response }: { response: RowsResponse }) {
  const box = useRef<HTMLDivElement>(null);
  const { results, columns } = response;
  const virtual = useVirtualizer({
    count: results.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  if (results.length === 0) return <EmptyState title="No rows">The query ran and found nothing.</EmptyState>;
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const right = columns.map((_, index) => typeof results[0]?.[index] === 'number');
  return (
    <div ref={box} className="card" style={{ maxHeight: '60vh', overflow: 'auto' }}>
      <table className="grid-table numbers" data-testid="sql-table">
        <thead>
          <tr>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={index} className={right[index] ? 'right' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && (
            <tr>
              <td colSpan={columns.length} style={{ height: above, padding: 0, border: 0 }} />
            </tr>
          )}
          {items.map((item) => (
            <tr key={item.key} style={{ height: ROW_HEIGHT }}>
              {columns.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={index} className={right[index] ? 'right' : undefined}>
                  <Cell value={results[item.index]?.[index] ?? null} />
                </td>
              ))}
            </tr>
          ))}
          {below > 0 && (
            <tr>
              <td colSpan={columns.length} style={{ height: below, padding: 0, border: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
