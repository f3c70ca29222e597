// SPDX-License-Identifier: Apache-2.0
import { Group } from '@mantine/core';
import { formatNumber } from '../../lib/format';
import { hasSeveralSeries, type Line, lineName, summaryOf } from '../../lib/trends';
import { MiddleText } from '../../ui/MiddleText';

interface Props {
  lines: Line[];
  onPick: (line: Line, index: number | null) => void;
}

export function BigNumbers({ lines, onPick }: Props) {
  const several = hasSeveralSeries(lines);
  return (
    <Group justify="center" gap={56} py={48} px="md" data-testid="big-numbers">
      {lines.map((line) => (
        <button key={line.id} type="button" className="cell-button" onClick={() => onPick(line, null)}>
          <div
            className="numbers"
            style={{ fontSize: '3.25rem', fontWeight: 640, letterSpacing: '-0.03em', lineHeight: 1.1 }}
          >
            {formatNumber(summaryOf(line, 'total'))}
          </div>
          <Group gap={6} justify="center" mt={4} c="dimmed">
            <span style={{ width: 8, height: 8, borderRadius: 2, background: line.colour }} />
            <MiddleText text={lineName(line, several)} max={32} />
          </Group>
        </button>
      ))}
    </Group>
  );
}
