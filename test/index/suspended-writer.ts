/** A program that updates an index and suspends itself right before one of its changes to the folder; it says how it ended. */
// The change is the n-th call of one function of `fs`, n counted from 1: `suspended-writer.js DIRECTORY FUNCTION N`.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { XundaError } from '../../src/errors.js';
import { buildIndex } from '../support/build.js';
import { answer, pagesOf } from '../support/pages.js';

const [directory, name, number] = process.argv.slice(2) as [string, 'renameSync' | 'rmSync' | 'linkSync', string];

const original = fs[name] as (...args: unknown[]) => unknown;
let calls = 0;
fs[name] = ((...args: unknown[]) => {
  if (++calls === Number(number)) {
    fs.writeSync(1, 'suspended\n');
    process.kill(process.pid, 'SIGSTOP');
  }
  return original(...args);
}) as never;
syncBuiltinESMExports();

try {
  // The page of an answer changes: old files are removed, and segments merged.
  await buildIndex(directory, pagesOf(['1', '2', '3'].map((id) => answer({ id, text: `茶 杯 ${id}` }))));
  fs.writeSync(1, 'done\n');
} catch (error) {
  if (!(error instanceof XundaError)) throw error;
  fs.writeSync(1, `${error.message}\n`);
}
