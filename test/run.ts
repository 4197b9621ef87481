/** Runs all test files with Node's own runner, and exits as it does. */

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Listed by their sources: a compiled file whose source is gone is no test.
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .sort()
  .map((name) => join('dist', 'test', name.replace(/\.ts$/, '.js')));
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
