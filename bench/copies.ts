/** `npm run bench:copies`: measures which copies among many texts are found, and what else is taken for a copy. */

import { findCopies } from '../src/index/copies.js';
import { keyOf } from '../src/index/id-table.js';
import { SIGNATURE_BYTES, signatureOf } from '../src/index/signature.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import { drawTexts, type Injected, injectCopies, LENGTHS } from './copy-corpus.js';
import { COPY_KINDS } from './copy-kinds.js';
import { areNearDuplicates } from './likeness.js';
import { isThere, shared } from './shared.js';

const SCALE = shared('scale', 'answers.jsonl.gz');

const SEED = 20_200_101;
const EACH = { talk: 8151, novel: 4000, med: 5000, egret: 2849 };
const SIZES = [10_000, 20_000, 40_000];
const EACH_TIMED = { talk: 26_000, novel: 6_000, med: 5_200, egret: 2_800 };

const analyzer = createAnalyzer();

interface Signed {
  readonly bytes: Uint8Array;
  readonly idKeys: Float64Array;
  /** Milliseconds to make all signatures up to each text, the analysis not counted. */
  readonly spent: Float64Array;
}

/** As a segment's answers are signed when it is written. */
function sign(texts: readonly string[]): Signed {
  const bytes = new Uint8Array(texts.length * SIGNATURE_BYTES);
  const spent = new Float64Array(texts.length);
  let sum = 0;
  for (const [i, text] of texts.entries()) {
    const analysis = analyzer.analyze(text);
    const start = performance.now();
    bytes.set(signatureOf(analysis), i * SIGNATURE_BYTES);
    sum += performance.now() - start;
    spent[i] = sum;
  }
  return { bytes, idKeys: Float64Array.from(texts, (_, i) => keyOf(`bench:${i}`)), spent };
}

/** Two texts of one group that were not made as original and copy. */
interface OtherPair {
  readonly a: number;
  readonly b: number;
  readonly isNatural: boolean;
}

function otherPairs(all: readonly string[], groups: Uint32Array, injected: readonly Injected[]): OtherPair[] {
  const originals = new Map(injected.map(({ original, copy }) => [copy, original]));
  const members = new Map<number, number[]>();
  for (const [place, group] of groups.entries()) if (group > 0) members.set(group, [...(members.get(group) ?? []), place]);
  return [...members.values()].flatMap((places) =>
    places.flatMap((a, i) =>
      places
        .slice(i + 1)
        .filter((b) => originals.get(b) !== a)
        .map((b) => ({ a, b, isNatural: areNearDuplicates(all[a] as string, all[b] as string) })),
    ),
  );
}

/** A row for some of the copies: those found, and what else stands in a group with them. */
function rowOf(title: string, copies: readonly Injected[], groups: Uint32Array, pairs: readonly OtherPair[]): string[] {
  const found = copies.filter(({ original, copy }) => groups[copy] !== 0 && groups[copy] === groups[original]).length;
  const places = new Set(copies.map(({ copy }) => copy));
  const others = pairs.filter(({ a, b }) => places.has(a) || places.has(b));
  return [title, String(copies.length), ...qualityOf(found, copies.length, others)];
}

function qualityOf(found: number, of: number, others: readonly OtherPair[]): string[] {
  const natural = others.filter(({ isNatural }) => isNatural).length;
  const wrong = others.length - natural;
  return [(found / of).toFixed(3), ((found + natural) / (found + others.length)).toFixed(3), String(natural), String(wrong)];
}

function qualityTable(all: readonly string[], injected: readonly Injected[], groups: Uint32Array): string {
  const pairs = otherPairs(all, groups, injected);
  const part = (title: string, of: (one: Injected) => boolean): string[] => rowOf(title, injected.filter(of), groups, pairs);
  const signable = ({ length }: Injected): boolean => length > 0;
  const total = rowOf('', injected.filter(signable), groups, []);
  const found = Math.round(Number(total[2]) * Number(total[1]));
  const kinds = COPY_KINDS.flatMap(({ name }, kind) => [
    part(`**${name}**`, (one) => signable(one) && one.kind === kind),
    ...LENGTHS.slice(1).map(({ title }, i) => part(`– ${title}`, (one) => one.length === i + 1 && one.kind === kind)),
  ]);
  return table([
    ['copies of texts', 'copies', 'recall', 'precision', 'natural pairs', 'wrong pairs'],
    ...kinds,
    ...LENGTHS.slice(1).map(({ title }, i) => part(`**${title} characters**`, ({ length }) => length === i + 1)),
    ['**all of 20 characters and more, with pairs of originals**', String(total[1]), ...qualityOf(found, Number(total[1]), pairs)],
    part('below 20 characters: most have no signature', ({ length }) => length === 0),
  ]);
}

async function timeTable(): Promise<string> {
  const texts = await drawTexts(SCALE, EACH_TIMED, false);
  // One site after another would make the small sizes another corpus.
  const mixed = texts.map((_, i) => texts[(i * 9_973) % texts.length] as string);
  const { bytes, idKeys, spent } = sign(mixed);
  const rows = SIZES.map((size) => {
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      findCopies({ bytes: bytes.subarray(0, size * SIGNATURE_BYTES), idKeys: idKeys.subarray(0, size) });
      return performance.now() - start;
    });
    const searched = Math.min(...times);
    return [String(size), micro(spent[size - 1] as number, size), micro(searched, size)];
  });
  return table([['answers', 'signature, µs an answer', 'search, µs an answer'], ...rows]);
}

const micro = (milliseconds: number, answers: number): string => ((milliseconds * 1000) / answers).toFixed(1);

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

async function main(): Promise<void> {
  if (!isThere(SCALE)) return;
  const { all, injected } = injectCopies(await drawTexts(SCALE, EACH, true), SEED);
  console.log(`# Copies among ${all.length - injected.length} texts\n`);
  console.log(`${qualityTable(all, injected, findCopies(sign(all)))}\n`);
  console.log(`${await timeTable()}`);
}

await main();
