// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { PageElement } from '../api/elements';
import { truncateMiddle } from '../lib/format';

/** Deeper pages show their outer part on demand. */
const SHOWN = 12;

/** What autocapture saw of a click: the page's outer elements first, each indented, down to the one that was hit. */
export function ElementTree({ elements }: { elements: PageElement[] }) {
  const [all, setAll] = useState(false);
  if (elements.length === 0) return null;
  const shown = (all ? elements : elements.slice(0, SHOWN)).toReversed();
  const hidden = elements.length - shown.length;
  return (
    <div className="element-tree" data-testid="element-tree">
      <Group gap={8} mb={4}>
        <span className="eyebrow">Elements</span>
        {hidden > 0 && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setAll(true)}>
            Show {hidden} more around them
          </Button>
        )}
      </Group>
      <div className="element-lines mono">
        {shown.map((element, depth) => (
          <ElementLine
            // biome-ignore lint/suspicious/noArrayIndexKey: an element has no identity but its place
            key={depth}
            element={element}
            depth={depth}
            target={depth === shown.length - 1}
          />
        ))}
      </div>
    </div>
  );
}

function ElementLine({ element, depth, target }: { element: PageElement; depth: number; target: boolean }) {
  const place = element.nth_child === null ? undefined : `child ${element.nth_child} of its parent`;
  return (
    <div
      className={`element-line${target ? ' target' : ''}`}
      style={{ paddingLeft: 8 + Math.min(depth, 24) * 14 }}
      title={place}
    >
      <span>
        &lt;<b>{element.tag_name || '?'}</b>
        {attributes(element).map(([name, value]) => (
          <span key={name}>
            {' '}
            <span className="element-name">{name}</span>="<span title={value}>{truncateMiddle(value, 80)}</span>"
          </span>
        ))}
        &gt;
        {element.text && <span className="element-text"> {truncateMiddle(element.text, 120)}</span>}
      </span>
      {target && (
        <Badge size="xs" variant="light" radius="sm">
          target
        </Badge>
      )}
    </div>
  );
}

/** Those that the page had; and what only the chain tells, when the SDK sent no attributes. */
function attributes(element: PageElement): [string, string][] {
  const known: Record<string, string> = {};
  if (element.attr_id !== null) known.id = element.attr_id;
  if (element.attr_class.length > 0) known.class = element.attr_class.join(' ');
  if (element.href !== null) known.href = element.href;
  return Object.entries({ ...known, ...element.attributes });
}
