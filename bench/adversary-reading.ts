/** Reads nasty or spoiled files in a process of its own, and prints the CPU time of each: of a kind, `KIND MB ...`, or of many, `--mutations COUNT SEED`. */

import { DEFAULT_LIMITS, type Limits } from '../src/archive/limits.js';
import { pagesOf } from '../src/archive/pages.js';
import { KINDS, type Kind } from '../test/support/adversary.js';
import { SAMPLES, type Sample } from '../test/support/archive-samples.js';
import { mutated, randomFrom } from '../test/support/mutations.js';

const CHUNK_BYTES = 1 << 18;

/** CPU seconds of reading a file, as it comes from disk. */
async function secondsFor(name: string, content: Buffer, limits: Limits = DEFAULT_LIMITS): Promise<number> {
  async function* bytes(): AsyncGenerator<Buffer> {
    for (let at = 0; at < content.length; at += CHUNK_BYTES) yield content.subarray(at, at + CHUNK_BYTES);
  }
  const begun = process.cpuUsage();
  for await (const _page of pagesOf({ file: name, name, bytes: bytes(), capture: {} }, () => {}, limits));
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

async function readKind(kind: Kind, sizes: readonly number[]): Promise<void> {
  const seconds: number[] = [];
  for (const mb of sizes) {
    const { name, content } = kind(mb * 2 ** 20);
    seconds.push(await secondsFor(name, content));
  }
  console.log(JSON.stringify(seconds));
}

async function readMutations(count: number, seed: number): Promise<void> {
  const names = Object.keys(SAMPLES);
  const bytesOf = (name: string): Buffer => (SAMPLES[name] as Sample).bytes;
  let slowest = { seconds: 0, seed: 0, name: '' };
  for (let one = seed; one < seed + count; one++) {
    const random = randomFrom(one);
    const [name, other] = [names[random(names.length)], names[random(names.length)]] as [string, string];
    const seconds = await secondsFor(name, mutated(bytesOf(name), bytesOf(other), random), { ...DEFAULT_LIMITS, maxExpandedBytes: 1 << 24 });
    if (seconds > slowest.seconds) slowest = { seconds, seed: one, name };
  }
  console.log(
    `${count} spoiled files from seed ${seed}: none ended the reading; the slowest (${slowest.name}, ${slowest.seed}) took ${slowest.seconds.toFixed(3)} s`,
  );
}

// A record of a crawl whose length is wrong is told of on the console by the library that reads it.
console.warn = () => {};
const [first = '', ...rest] = process.argv.slice(2);
if (first === '--mutations') await readMutations(Number(rest[0]), Number(rest[1]));
else await readKind(KINDS[first] as Kind, rest.map(Number));
