// SPDX-License-Identifier: Apache-2.0
// Installs the packages of package-lock.json, here or in the directory that is named, but only when it changed since
// the last time: a build without changes must not need the network.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
const marker = join(root, 'node_modules', '.installed-lock');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
  // Not npm ci: without registry addresses in the lock it misses the optional packages of other platforms.
  execFileSync('npm', ['install', '--no-save'], { cwd: root, stdio: 'inherit' });
  writeFileSync(marker, wanted);
}
