/** Tests that no file, however spoiled, ends the reading: what is wrong is reported, and what comes out is well-formed. */
// A few hundred files here; XUNDA_MUTATIONS=100000 tries so many. XUNDA_SEED=7 tries others. The seed that is printed with a failure gives the same file again.
import { test } from 'node:test';
import { SAMPLES, type Sample } from '../support/archive-samples.js';
import { mutated, randomFrom } from '../support/mutations.js';
import { isWellFormed, readBytes } from '../support/read-source.js';

const RUNS = Number(process.env.XUNDA_MUTATIONS ?? 600);

const bytesOf = (name: string): Buffer => (SAMPLES[name] as Sample).bytes;

test('no spoiled file ends the reading, and none is left out in silence', async (context) => {
  // A record of a crawl whose length is wrong is told of on the console by the library that reads it.
  context.mock.method(console, 'warn', () => {});
  const names = Object.keys(SAMPLES);
  const first = Number(process.env.XUNDA_SEED ?? 20_200_101);
  context.diagnostic(`${RUNS} files from XUNDA_SEED=${first}`);
  for (let seed = first; seed < first + RUNS; seed++) {
    const random = randomFrom(seed);
    const [name, other] = [names[random(names.length)], names[random(names.length)]] as [string, string];
    const bytes = mutated(bytesOf(name), bytesOf(other), random);
    try {
      isWellFormed(name, await readBytes(name, bytes, {}, { maxExpandedBytes: 1 << 24 }));
    } catch (error) {
      throw new Error(`${name}, XUNDA_SEED=${seed} XUNDA_MUTATIONS=1`, { cause: error });
    }
  }
});
