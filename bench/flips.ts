/**
 * `npm run bench:flips`: flips bits of the records of an index, one after another, and counts what a server then shows, what fails, and what is missing.
 * Ends with 1 where anything of it happens.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FlippedIndex } from '../test/support/flips.js';

const { values } = parseArgs({ options: { flips: { type: 'string', default: '200' } } });
const flips = Number(values.flips);

const folder = mkdtempSync(join(tmpdir(), 'xunda-flips-'));
const counts = { 'served silently': 0, 'failed requests': 0, 'hits harmed beside them': 0, 'not told of, or not once': 0 };
try {
  const index = await FlippedIndex.in(folder);
  for (let flip = 0; flip < flips; flip++) {
    const { where, told, silent, failed, harmed } = await index.flip(flip);
    for (const what of [...silent, ...failed, ...harmed]) console.error(`${where}: ${what}`);
    counts['served silently'] += Math.min(1, silent.length);
    counts['failed requests'] += failed.length;
    counts['hits harmed beside them'] += Math.min(1, harmed.length);
    counts['not told of, or not once'] += told.length === 1 ? 0 : 1;
  }
  await index.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${flips} bits of answers, older texts and pages flipped, one at a time:`);
for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`);
process.exitCode = Object.values(counts).every((count) => count === 0) ? 0 : 1;
