// SPDX-License-Identifier: Apache-2.0
import { Text, Tooltip } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { zoneOffset } from '../lib/time';

/** The time zone that all times beside it are in. */
export function Zone({ timezone }: { timezone: string }) {
  return (
    <Tooltip label={`All times are in the project's time zone, ${timezone}. Change it in the settings.`}>
      <Text component="span" size="xs" c="dimmed" style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
        <IconClock size={13} aria-hidden />{' '}
        {timezone === 'UTC' ? timezone : `${timezone} (${zoneOffset(timezone, new Date())})`}
      </Text>
    </Tooltip>
  );
}
