// SPDX-License-Identifier: Apache-2.0
// Puts the files of the npm package posthog-js that pages load by a script tag, or that posthog-js loads later by
// itself (docs/wire.md), beside the app, for the server to hand out under /static. They stay as they were published.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kinds = [
  'array',
  'array.full',
  'conversations',
  'crisp-chat-integration',
  'customizations.full',
  'dead-clicks-autocapture',
  'exception-autocapture',
  'intercom-integration',
  'lazy-recorder',
  'logs',
  'posthog-recorder',
  'product-tours',
  'recorder',
  'surveys',
  'tracing-headers',
  'web-vitals',
  'web-vitals-soft-navs',
  'web-vitals-with-attribution',
  'web-vitals-with-attribution-soft-navs',
];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'node_modules', 'posthog-js');
const target = join(root, 'target', 'classes', 'posthog-js');

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const kind of kinds) copyFileSync(join(source, 'dist', `${kind}.js`), join(target, `${kind}.js`));
copyFileSync(join(source, 'LICENSE'), join(target, 'LICENSE'));
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
writeFileSync(join(target, 'kinds.txt'), `${[version, ...kinds].join('\n')}\n`);
