// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Menu, Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api/api';
import { queryClient, useMe, useProject } from '../api/session';
import { truncateMiddle } from '../lib/format';

export function ProjectSwitcher() {
  const me = useMe();
  const project = useProject();
  const navigate = useNavigate();
  const [creating, modal] = useDisclosure();
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <UnstyledButton
            className="nav"
            aria-label={`Project ${project.name}. Switch project`}
            data-testid="project-switcher"
            style={{ background: 'var(--hog-card)', border: '1px solid var(--hog-line)', color: 'var(--hog-ink)' }}
          >
            <span className="truncate" style={{ flex: 1 }}>
              {truncateMiddle(project.name, 20)}
            </span>
            <IconSelector size={15} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.organization.name}</Menu.Label>
          {me.organization.projects.map((other) => (
            <Menu.Item
              key={other.id}
              rightSection={other.id === project.id ? <IconCheck size={14} /> : null}
              onClick={() => void navigate({ to: '/project/$projectId', params: { projectId: String(other.id) } })}
            >
              {truncateMiddle(other.name, 26)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={14} />} onClick={modal.open}>
            New project
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewProjectModal opened={creating} close={modal.close} />
    </>
  );
}

function NewProjectModal({ opened, close }: { opened: boolean; close: () => void }) {
  const [name, setName] = useState('');
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: api.createProject,
    onSuccess: (project) => {
      close();
      setName('');
      void queryClient.invalidateQueries({ queryKey: ['me'] });
      void navigate({ to: '/project/$projectId/onboarding', params: { projectId: String(project.id) } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate(name.trim());
  };
  return (
    <Modal opened={opened} onClose={close} title="New project">
      <form onSubmit={submit}>
        <Text size="sm" c="dimmed" mb="sm">
          A project keeps its own events, persons and key: use one per product or per environment.
        </Text>
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={create.error?.message}
          maxLength={100}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            Create project
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
