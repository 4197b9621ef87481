/** Cuts the corpus to size, and draws queries from it: the same ones every time. */

import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { INDEXED_FIELDS } from '../src/index/fields.js';
import type { OpenedIndex } from '../src/index/open-index.js';
import { generator } from './random.js';
import type { Workload } from './result.js';

const QUERIES_PER_CLASS = 100;
const TWO_HAN = /^\p{Script=Han}{2}$/u;
const SENTENCE_CHARS = { min: 40, max: 200 };

/** Writes the first `size` lines of a gzipped file into another one; returns how many there were. */
export async function cutCorpus(from: string, to: string, size: number): Promise<number> {
  const out = createWriteStream(to);
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(from).pipe(createGunzip()) })) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
    if (++lines >= size) break;
  }
  out.end();
  await once(out, 'close');
  return lines;
}

/**
 * Words are drawn by the share of answers that hold them: rare ones stand in 2 to 20 answers, mid ones in .1 to 1 %, common ones in
 * more than 5 %.
 *
 * @param queriesFile one query a line
 */
export function drawWorkload(index: OpenedIndex, queriesFile: string): Workload {
  const random = generator(20_200_101);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const many = (make: () => string): string[] => Array.from({ length: QUERIES_PER_CLASS }, make);
  const words = wordsByFrequency(index);
  const size = index.stats.answers;
  const between = (from: number, to: number): string[] => words.filter(({ holding }) => holding >= from && holding <= to).map(({ term }) => term);
  const [rare, mid, common] = [between(2, 20), between(size / 1000, size / 100), between(size / 20, size)];
  return {
    rare: many(() => pick(rare)),
    mid: many(() => pick(mid)),
    common: many(() => pick(common)),
    and: many(() => `${pick(common)} ${pick(mid)}`),
    or2: many(() => `${pick(mid)} ${pick(mid)}`),
    or5: many(() => [common, mid, mid, rare, rare].map(pick).join(' ')),
    prefix: many(() => pick(mid).charAt(0)),
    sentence: many(() => sentenceOf(index, pick)),
    queries: readFileSync(queriesFile, 'utf8').split('\n').filter(Boolean),
  };
}

function wordsByFrequency(index: OpenedIndex): { term: string; holding: number }[] {
  const field = INDEXED_FIELDS.indexOf('whole.words');
  const holding = new Map<string, number>();
  for (const { segment } of index.segments) {
    const { bytes, offsets } = segment.field(field).dictionary;
    for (let number = 0; number + 1 < offsets.length; number++) {
      const term = bytes.toString('utf8', offsets[number], offsets[number + 1]);
      if (TWO_HAN.test(term)) holding.set(term, (holding.get(term) ?? 0) + segment.list(field, number).holding);
    }
  }
  return Array.from(holding, ([term, count]) => ({ term, holding: count }));
}

/** A sentence out of any answer that has one long enough, without line ends and tabs. */
function sentenceOf(index: OpenedIndex, pick: <T>(all: readonly T[]) => T): string {
  const ordinals = Array.from({ length: index.stats.answers }, (_, ordinal) => ordinal);
  for (;;) {
    const sentences = index.answer(pick(ordinals)).text.match(/[^。！？\n\t]+[。！？]/g) ?? [];
    const fitting = sentences.filter(({ length }) => length >= SENTENCE_CHARS.min && length <= SENTENCE_CHARS.max);
    if (fitting.length > 0) return pick(fitting);
  }
}
