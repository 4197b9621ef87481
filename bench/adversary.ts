/**
 * `npm run bench:adversary`: files of every nasty kind in sizes of 1, 2, 4 and 8 MB, and spoiled files, through all readers: time, growth, memory.
 * Ends with 1 where a kind grows faster, or takes more time or memory, than a reader may.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KINDS } from '../test/support/adversary/kinds.js';
import type { Kind } from '../test/support/adversary/made.js';
import { runChild } from './child.js';
import { describeMachine } from './machine.js';

/** A doubled file takes so many times as long at most. */
const MAX_GROWTH = 2.3;
const MAX_SECONDS_A_MB = 2;
const MAX_MB = 400;

/** What takes less is all noise, and no growth is told of it. */
const LEAST_SECONDS = 0.25;

const { values } = parseArgs({
  options: {
    kinds: { type: 'string', default: '' },
    sizes: { type: 'string', default: '1,2,4,8' },
    mutations: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20200101' },
  },
});
const sizes = values.sizes.split(',').map(Number);

const READING = fileURLToPath(new URL('./adversary-reading.js', import.meta.url));
/** With more room, garbage lies about until there is none, and what is measured is how much room there is. */
const HEAP = '--max-old-space-size=256';

/** Of the clock, on a machine that others may use, too: what is measured is CPU time. */
const TIMEOUT_MS = 6 * sizes.reduce((sum, mb) => sum + mb, 0) * MAX_SECONDS_A_MB * 1000 + 60_000;

interface Row {
  readonly kind: string;
  /** CPU time of each size; empty where it was not done in time. */
  readonly seconds: readonly number[];
  readonly peakMb: number;
}

/** Files of a kind, one of each size, made here so that only reading them takes memory there. */
function filesOf(kind: string, folder: string): string[] {
  return sizes.map((mb) => {
    const { name, content } = (KINDS[kind] as Kind)(mb * 2 ** 20);
    const own = join(folder, String(mb));
    mkdirSync(own);
    writeFileSync(join(own, name), content);
    return join(own, name);
  });
}

async function measure(kind: string): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'xunda-adversary-'));
  try {
    const { stdout, peakMb = Number.NaN } = await runChild(process.execPath, [HEAP, READING, ...filesOf(kind, folder)], {}, TIMEOUT_MS);
    return { kind, seconds: JSON.parse(stdout) as number[], peakMb };
  } catch (error) {
    console.error(String(error));
    return { kind, seconds: [], peakMb: Number.NaN };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Per doubling, from the smallest size to the largest: a single step may hold a collection of garbage. 0 where it is all noise. */
function growthOf({ seconds }: Row): number {
  const [first = 0, last = 0] = [seconds[0], seconds.at(-1)];
  if (seconds.length < 2 || last < LEAST_SECONDS) return 0;
  const doublings = Math.log2((sizes[seconds.length - 1] as number) / (sizes[0] as number));
  return (last / Math.max(first, LEAST_SECONDS / 2)) ** (1 / doublings);
}

const slownessOf = ({ seconds }: Row): number =>
  seconds.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...seconds.map((s, i) => s / (sizes[i] as number)));

const isWithin = (row: Row): boolean => growthOf(row) <= MAX_GROWTH && slownessOf(row) <= MAX_SECONDS_A_MB && !(row.peakMb > MAX_MB);

function print(row: Row): void {
  const growth = growthOf(row);
  const times = sizes.map((_, i) => row.seconds[i]?.toFixed(2) ?? '–');
  const cells = [
    row.kind,
    ...times,
    growth === 0 ? 'short' : growth.toFixed(1),
    slownessOf(row).toFixed(2),
    row.peakMb.toFixed(0),
    isWithin(row) ? '' : 'TOO MUCH',
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** The worst of all rows, by what is measured. */
function printWorst(rows: readonly Row[]): void {
  const worst = (name: string, of: (row: Row) => number, digits: number): void => {
    const row = rows.reduce((a, b) => (of(b) > of(a) ? b : a));
    console.log(`${name}: ${of(row).toFixed(digits)} (${row.kind})`);
  };
  console.log(`\n${rows.length} kinds, ${rows.filter((row) => !isWithin(row)).length} beyond the limits`);
  worst('most growth per doubling', growthOf, 1);
  worst('most s/MB', slownessOf, 2);
  worst('most MB of memory', ({ peakMb }) => peakMb, 0);
}

const { processor, cores, node } = describeMachine();
console.log(`${processor}, ${cores} cores, Node ${node}; CPU seconds\n`);
console.log(`| kind | ${sizes.map((mb) => `${mb} MB`).join(' | ')} | growth | s/MB | MB of memory | |\n|---|${'--:|'.repeat(sizes.length + 3)}---|`);
const rows: Row[] = [];
for (const kind of Object.keys(KINDS).filter((name) => new RegExp(values.kinds).test(name))) {
  const row = await measure(kind);
  print(row);
  rows.push(row);
}
if (rows.length > 0) printWorst(rows);
if (Number(values.mutations) > 0) {
  const { stdout, peakMb } = await runChild(process.execPath, [READING, '--mutations', values.mutations, values.seed]);
  console.log(`\n${stdout.trim()}; ${peakMb?.toFixed(0)} MB of memory`);
}
process.exitCode = rows.every(isWithin) ? 0 : 1;
