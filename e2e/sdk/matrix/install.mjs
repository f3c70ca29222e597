// SPDX-License-Identifier: Apache-2.0
// Fetches what the SDK matrix needs beside npm's packages, once: each version of the Python library into a directory
// of its own, and the Go client as a program.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const PYTHON_VERSIONS = ['1.4.9', '2.5.0', '3.25.0', '7.91.1'];

for (const version of PYTHON_VERSIONS) {
  const directory = join(here, 'python', version);
  const complete = join(directory, '.complete');
  if (!existsSync(complete)) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    run('python3', ['-m', 'pip', 'install', '--quiet', '--target', directory, `posthog==${version}`], here);
    writeFileSync(complete, '');
  }
}
// Go's own cache makes this short when nothing changed.
run('go', ['build', '-buildvcs=false', '-o', join('bin', 'client'), '.'], join(here, 'go'));

function run(program, args, cwd) {
  const quiet = { PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_ROOT_USER_ACTION: 'ignore', PIP_NO_WARN_CONFLICTS: '1' };
  try {
    execFileSync(program, args, { cwd, stdio: 'inherit', env: { ...process.env, ...quiet } });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error(`${program} is missing: the SDK matrix needs Python 3 with pip, and Go`);
    }
    throw error;
  }
}
