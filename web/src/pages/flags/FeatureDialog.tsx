// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api';
import { queryClient } from '../../api/session';
import type { EarlyAccessFeature, Project, Stage } from '../../api/types';
import { isOpen, STAGES } from './stages';

interface Props {
  project: Project;
  /** A new one without. */
  feature?: EarlyAccessFeature;
  onClose: () => void;
}

export function FeatureDialog({ project, feature, onClose }: Props) {
  const [name, setName] = useState(feature?.name ?? '');
  const [description, setDescription] = useState(feature?.description ?? '');
  const [stage, setStage] = useState<Stage>(feature?.stage ?? 'beta');
  const [url, setUrl] = useState(feature?.documentation_url ?? '');
  const done = (message: string) => {
    void queryClient.invalidateQueries({ queryKey: ['features', project.id] });
    void queryClient.invalidateQueries({ queryKey: ['flags', project.id] });
    if (feature) queryClient.removeQueries({ queryKey: ['flag', project.id, String(feature.feature_flag.id)] });
    notifications.show({ message, color: 'fern' });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const wish = { name, description, stage, documentation_url: url };
      return feature ? api.changeFeature(project.id, feature.id, wish) : api.createFeature(project.id, wish);
    },
    onSuccess: (saved) => done(`${saved.name} is saved`),
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (feature) await api.deleteFeature(project.id, feature.id);
    },
    onSuccess: () => done(`${feature?.name} is deleted; its flag is still there`),
  });
  const error = save.error ?? remove.error;
  return (
    <Modal opened onClose={onClose} title={feature ? 'Early access feature' : 'New early access feature'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            description={feature ? undefined : 'The key of its flag is made of it.'}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={200}
            required
            data-autofocus
            data-testid="feature-name"
          />
          <Textarea
            size="xs"
            label="Description"
            placeholder="What a visitor gets who switches it on"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4000}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <Select
            label="Stage"
            description={
              isOpen(stage)
                ? 'Visitors may switch it on for themselves.'
                : 'Visitors cannot choose any more: the rules of the flag decide.'
            }
            data={STAGES}
            value={stage}
            onChange={(next) => next && setStage(next as Stage)}
            allowDeselect={false}
          />
          <TextInput
            label="Documentation"
            placeholder="https://"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            maxLength={800}
            spellCheck={false}
          />
          {error && (
            <Alert color="red" variant="light" role="alert">
              {error.message}
            </Alert>
          )}
          <Group justify="space-between" mt="xs">
            {feature ? (
              <Button color="red" variant="light" loading={remove.isPending} onClick={() => remove.mutate()}>
                Delete
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending} disabled={name.trim() === ''} data-testid="feature-save">
                Save
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
