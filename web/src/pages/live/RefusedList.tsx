// SPDX-License-Identifier: Apache-2.0
import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Project, RefusedRequest } from '../../api/types';
import { plural } from '../../lib/format';
import { timeAgo } from '../../lib/time';
import { CopyIcon } from '../../ui/CopyText';
import { refusalFix } from './refusalFix';

export function RefusedList({ requests, project }: { requests: RefusedRequest[]; project: Project }) {
  const now = new Date();
  return (
    <Stack gap={0} data-testid="refused-list">
      {requests.map((request) => {
        const fix = refusalFix(request.code);
        return (
          <div key={request.id} className="event-line" style={{ padding: '10px 16px' }} data-testid="refused-row">
            <Group gap={8} mb={2} wrap="nowrap" align="flex-start">
              <Badge color="red" variant="light" radius="sm" tt="none" style={{ flex: 'none' }}>
                {request.status}
              </Badge>
              <Text size="sm" fw={550}>
                {request.detail}
              </Text>
            </Group>
            <Text size="xs" c="dimmed">
              {[request.path, request.sdk, plural(request.count, 'time'), timeAgo(request.last_seen, now)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Group gap={6} mt={4}>
              <Text size="sm">
                <b>Fix:</b> {fix.text}
              </Text>
              {fix.showKey && (
                <Group gap={2} wrap="nowrap">
                  <code className="mono">{project.api_token}</code>
                  <CopyIcon value={project.api_token} label="Copy the project key" />
                </Group>
              )}
            </Group>
          </div>
        );
      })}
    </Stack>
  );
}
