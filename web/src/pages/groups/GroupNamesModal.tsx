// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import type { GroupType } from '../../api/groups';
import { queryClient } from '../../api/session';
import type { Project } from '../../api/types';
import { ErrorState } from '../../ui/States';

interface Props {
  project: Project;
  type: GroupType;
  opened: boolean;
  close: () => void;
}

/** Says what people call the groups of a type. */
export function GroupNamesModal({ project, type, opened, close }: Props) {
  return (
    <Modal opened={opened} onClose={close} title={`What to call a ${type.group_type}`}>
      <NamesForm project={project} type={type} close={close} />
    </Modal>
  );
}

const LONGEST = 400;

function NamesForm({ project, type, close }: Omit<Props, 'opened'>) {
  const [one, setOne] = useState(type.name_singular ?? '');
  const [many, setMany] = useState(type.name_plural ?? '');
  const save = useMutation({
    mutationFn: () =>
      api.nameGroupTypes(project.id, [
        { group_type_index: type.group_type_index, name_singular: one || null, name_plural: many || null },
      ]),
    onSuccess: (types) => {
      queryClient.setQueryData(['group-types', project.id], types);
      close();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label="One"
          placeholder={type.group_type}
          maxLength={LONGEST}
          value={one}
          onChange={(event) => setOne(event.currentTarget.value)}
          data-autofocus
          data-testid="group-name-singular"
        />
        <TextInput
          label="Several"
          description="The name of the tab. Events keep the name that your code gives them."
          placeholder={type.group_type}
          maxLength={LONGEST}
          value={many}
          onChange={(event) => setMany(event.currentTarget.value)}
          data-testid="group-name-plural"
        />
        {save.isError && <ErrorState error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} data-testid="group-names-save">
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
