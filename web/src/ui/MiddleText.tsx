// SPDX-License-Identifier: Apache-2.0
import { Tooltip } from '@mantine/core';
import { truncateMiddle } from '../lib/format';

/** A name that may be long: cut in the middle, whole in a tooltip. */
export function MiddleText({ text, max = 32, className }: { text: string; max?: number; className?: string }) {
  const short = truncateMiddle(text, max);
  if (short === text) return <span className={className}>{text}</span>;
  return (
    <Tooltip label={<span style={{ wordBreak: 'break-all' }}>{text}</span>}>
      <span className={className}>{short}</span>
    </Tooltip>
  );
}
