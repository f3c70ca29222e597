// SPDX-License-Identifier: Apache-2.0
import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconKey, IconLock, IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/api';
import { queryClient, useMe, useProjectId } from '../api/session';
import { truncateMiddle } from '../lib/format';

export function UserMenu() {
  const me = useMe();
  const projectId = useProjectId();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: api.logout,
    onSuccess: async () => {
      await navigate({ to: '/login' });
      queryClient.clear();
    },
  });
  const name = me.first_name || me.email;
  const toSettings = (hash: string) =>
    void navigate({ to: '/project/$projectId/settings', params: { projectId }, hash });
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <UnstyledButton className="nav" aria-label={`Account of ${me.email}`} data-testid="user-menu" px={6}>
          <Avatar size={22} radius="sm" color="fern" name={name} />
          <span>{truncateMiddle(name, 11)}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item leftSection={<IconLock size={14} />} onClick={() => toSettings('password')}>
          Change password
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={14} />} onClick={() => toSettings('keys')}>
          Personal API keys
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => signOut.mutate()} data-testid="sign-out">
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
