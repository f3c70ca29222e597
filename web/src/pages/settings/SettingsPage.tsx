// SPDX-License-Identifier: Apache-2.0
import { Stack, Text, Title } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useProject } from '../../api/session';
import { PageHead } from '../../ui/PageHead';
import { LimitsForm } from './LimitsForm';
import { PasswordForm } from './PasswordForm';
import { PersonalKeys } from './PersonalKeys';
import { ProjectForm } from './ProjectForm';
import { ProjectKey } from './ProjectKey';
import { Restrictions } from './Restrictions';
import { SecretToken } from './SecretToken';

export function SettingsPage() {
  const project = useProject();
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [hash]);
  return (
    <div className="page" style={{ maxWidth: 820 }}>
      <PageHead title="Settings" />
      <Stack gap="lg">
        <Section id="project" title="Project" hint="How the numbers of this project are counted and shown.">
          <ProjectForm project={project} key={project.id} />
        </Section>
        <Section
          id="key"
          title="Project key"
          hint="Goes into your product. It can send events and nothing else, so it need not be secret."
        >
          <ProjectKey project={project} />
        </Section>
        <Section
          id="secret"
          title="Secret token"
          hint="With it your servers read this project's feature flags, and nothing else. Keep it secret."
        >
          <SecretToken project={project} key={project.id} />
        </Section>
        <Section
          id="limits"
          title="Limits"
          hint="What is taken from the project. Beyond a quota it is thrown away, and SDKs are told that all is well."
        >
          <LimitsForm project={project} key={project.id} />
        </Section>
        <Section
          id="restrictions"
          title="Restrictions"
          hint="Throws away what one distinct id sends, for example while its loop fills the project."
        >
          <Restrictions project={project} />
        </Section>
        <Section
          id="keys"
          title="Personal API keys"
          hint="For scripts that read or change things as you. Keep them secret."
        >
          <PersonalKeys />
        </Section>
        <Section id="password" title="Password" hint="Of your own account.">
          <PasswordForm />
        </Section>
      </Stack>
    </div>
  );
}

function Section({ id, title, hint, children }: { id: string; title: string; hint: string; children: ReactNode }) {
  return (
    <section id={id} className="card" style={{ padding: 20, scrollMarginTop: 16 }} aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {hint}
      </Text>
      {children}
    </section>
  );
}
