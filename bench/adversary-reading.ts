/** Reads nasty or spoiled files in a process of its own, and prints the CPU time of each: of files, `PATH ...`, or of many, `--mutations COUNT SEED`. */

import { sourceAt } from '../src/archive/files.js';
import { DEFAULT_LIMITS, type Limits } from '../src/archive/limits.js';
import { pagesOf } from '../src/archive/pages.js';
import type { Source } from '../src/archive/reader.js';
import { SAMPLES, type Sample } from '../test/support/archive-samples.js';
import { mutated, randomFrom } from '../test/support/mutations.js';

/** A spoiled file takes so many seconds at most. */
const MAX_SECONDS = 1;

/** CPU seconds of reading a file. */
async function secondsFor(source: Source, limits: Limits = DEFAULT_LIMITS): Promise<number> {
  const begun = process.cpuUsage();
  for await (const _page of pagesOf(source, () => {}, limits));
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

async function readFiles(paths: readonly string[]): Promise<void> {
  const seconds: number[] = [];
  // What is compiled once, in the first second of a process, is no matter of the file.
  await secondsFor(sourceAt({ path: paths[0] as string }));
  for (const path of paths) seconds.push(await secondsFor(sourceAt({ path })));
  console.log(JSON.stringify(seconds));
}

function memorySource(name: string, content: Buffer): Source {
  async function* bytes(): AsyncGenerator<Buffer> {
    yield content;
  }
  return { file: name, name, bytes: bytes(), capture: {} };
}

async function readMutations(count: number, seed: number): Promise<void> {
  const names = Object.keys(SAMPLES);
  const bytesOf = (name: string): Buffer => (SAMPLES[name] as Sample).bytes;
  let slowest = { seconds: 0, seed: 0, name: '' };
  for (let one = seed; one < seed + count; one++) {
    const random = randomFrom(one);
    const [name, other] = [names[random(names.length)], names[random(names.length)]] as [string, string];
    const source = memorySource(name, mutated(bytesOf(name), bytesOf(other), random));
    const seconds = await secondsFor(source, { ...DEFAULT_LIMITS, maxExpandedBytes: 1 << 24 });
    if (seconds > slowest.seconds) slowest = { seconds, seed: one, name };
  }
  console.log(
    `${count} spoiled files from seed ${seed}: none ended the reading; the slowest (${slowest.name}, ${slowest.seed}) took ${slowest.seconds.toFixed(3)} s`,
  );
  if (slowest.seconds > MAX_SECONDS) throw new Error(`more than ${MAX_SECONDS} s`);
}

const [first = '', ...rest] = process.argv.slice(2);
if (first === '--mutations') await readMutations(Number(rest[0]), Number(rest[1]));
else await readFiles([first, ...rest]);
