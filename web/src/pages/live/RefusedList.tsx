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
        const fix = refusalFix(request, project.name);
        return (
          <div key={request.id} className="event-line" style={{ padding: '10px 16px' }} data-testid="refused-row">
            <Group gap={8} mb={2}>
              <Badge color="red" variant="light" radius="sm" tt="none">
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
            <Group gap={4} mt={4} wrap="nowrap">
              <Text size="sm">
                <b>Fix:</b> {fix.text}
              </Text>
              {fix.showKey && (
                <>
                  <code className="mono">{project.api_token}</code>
                  <CopyIcon value={project.api_token} label="Copy the project key" />
                </>
              )}
            </Group>
          </div>
        );
      })}
    </Stack>
  );
}
