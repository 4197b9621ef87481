/** `npm run tune`: fits the weights of the order to judged sets, and reports each set from fits that did not see it. */

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateSet } from '../src/cli/evaluate-command.js';
import { readJudgedSet } from '../src/evaluate/judged-set.js';
import { mean } from '../src/evaluate/metrics.js';
import { WEIGHTS, type Weights } from '../src/search/ranking.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import { compileLucene, type LuceneAnalyzer, whyNoLucene } from './engines/lucene-anchor.js';
import { JUDGED_SETS, type JudgedFolder } from './judged-sets.js';
import { luceneOrder } from './lucene-order.js';
import { generator } from './random.js';
import { isThere, shared } from './shared.js';
import { ascend, type Grid } from './tune/ascent.js';
import { scoreOf, scoresOf } from './tune/model.js';
import { type PooledSet, pooledSet } from './tune/pools.js';

/** Of each set, so that large ones take no longer than small ones. */
const MOST_QUERIES = 600;

const SEED = 20_261_129;

/** What is fitted. Votes are not, and no judged set asks by other words than those that the answers hold. */
type Fitted = 'k' | 'b' | 'd' | 'grams' | 'mixed' | 'questionWord' | 'rarity' | 'substance';
type Point = Readonly<Record<Fitted, number>>;

const GRID: Grid<Fitted> = {
  k: [0.6, 0.8, 1, 1.2, 1.5, 2],
  b: [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9],
  d: [0, 0.1, 0.2, 0.35, 0.5],
  grams: [0.4, 0.6, 0.8, 0.9, 1, 1.2],
  mixed: [1.5, 2, 2.5, 3, 4],
  questionWord: [0.1, 0.2, 0.3, 0.5, 0.7, 1],
  rarity: [1, 1.1, 1.15, 1.2, 1.3, 1.5],
  substance: [0, 0.05, 0.1, 0.2, 0.5, 1],
};

/** What each number is where it says nothing: MiniSearch's parameters of BM25+, words alone, and all words alike. */
const WITHOUT: Point = { k: 1.2, b: 0.7, d: 0.5, grams: 0, mixed: 1, questionWord: 1, rarity: 1, substance: 0 };

/** Less than this is noise. */
const LEAST_GAIN = 1e-4;

const TODAY: Point = { ...WEIGHTS.bm25, ...pick(WEIGHTS) };

function pick({ grams, mixed, questionWord, rarity, substance }: Weights): Omit<Point, 'k' | 'b' | 'd'> {
  return { grams, mixed, questionWord, rarity, substance };
}

const weightsAt = ({ k, b, d, ...others }: Point): Weights => ({ ...WEIGHTS, ...others, bm25: { k, b, d } });

/** Which queries of a set count. */
type Part = 'all' | 'odd' | 'even';

/** Remembers what was measured: fits that leave out one set each look at the same points. */
class Measured {
  private readonly known = new Map<string, number[]>();

  constructor(private readonly halves: ReadonlyMap<PooledSet, readonly boolean[]>) {}

  of(set: PooledSet, point: Point, part: Part): number {
    const key = `${set.name} ${JSON.stringify(Object.values(point))}`;
    const scores = this.known.get(key) ?? scoresOf(set, weightsAt(point));
    this.known.set(key, scores);
    const halves = this.halves.get(set) as readonly boolean[];
    return mean(part === 'all' ? scores : scores.filter((_, i) => halves[i] === (part === 'odd')));
  }

  /** The point that is best for some sets, each in proportion to what it reaches with today's weights. */
  fit(sets: readonly PooledSet[], part: Part): Point {
    const objective = (point: Point): number => mean(sets.map((set) => this.of(set, point, part) / this.of(set, TODAY, part)));
    return ascend(TODAY, GRID, objective, LEAST_GAIN);
  }
}

const ANALYZERS: readonly LuceneAnalyzer[] = ['smartcn', 'cjk'];
const LUCENE = shared('peers', 'LuceneAnchor.java');

/** Sets that share a corpus are left out together. */
interface NamedSet {
  readonly folder: JudgedFolder;
  readonly set: PooledSet;
  readonly queries: string;
  /** What Lucene reaches on the same queries, by analyzer; empty where it is not measured. */
  readonly peers: readonly number[];
}

/** @param classes of Lucene's program, where it is measured */
async function pooledSets(files: string, classes: string | undefined): Promise<NamedSet[]> {
  const analyzer = createAnalyzer();
  const sets: NamedSet[] = [];
  for (const folder of JUDGED_SETS) {
    const directory = shared('relevance', folder.name);
    if (!existsSync(directory)) continue;
    const own = join(files, folder.name);
    mkdirSync(own);
    for (const { name, queries = 'queries.jsonl', seesVotes } of folder.runs) {
      if (seesVotes) continue;
      const file = join(directory, queries);
      const judged = readJudgedSet(directory, file, folder.minGrade);
      const set = await pooledSet(name, judged, folder.minGrade, MOST_QUERIES, analyzer);
      const asked = { pages: judged.pages, queries: set.pools.map(({ query }) => query) };
      const peers: number[] = [];
      if (classes) for (const lucene of ANALYZERS) peers.push(await luceneOrder(lucene, asked, folder.minGrade, own, classes));
      sets.push({ folder, queries: file, set, peers });
      console.error(`read ${name}`);
    }
    rmSync(own, { recursive: true });
  }
  return sets;
}

async function read(): Promise<NamedSet[]> {
  const files = mkdtempSync(join(tmpdir(), 'xunda-tune-'));
  try {
    const reason = await whyNoLucene(LUCENE);
    if (reason !== undefined) console.log(`Lucene is not measured: ${reason}\n`);
    return await pooledSets(files, reason === undefined ? await compileLucene(LUCENE, files) : undefined);
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

const numbers = (values: readonly number[]): string => values.map((value) => value.toFixed(4)).join(' | ');

async function main(): Promise<void> {
  if (!isThere(shared('relevance'))) return;
  const all = await read();
  const random = generator(SEED);
  const measured = new Measured(new Map(all.map(({ set }) => [set, set.pools.map(() => random() < 0.5)])));
  const fitWithout = (left: JudgedFolder): Point =>
    measured.fit(
      all.flatMap(({ folder, set }) => (folder === left ? [] : [set])),
      'all',
    );
  const unseen = new Map(JUDGED_SETS.map((folder) => [folder, fitWithout(folder)]));
  const [odd, even] = (['odd', 'even'] as const).map((part) =>
    measured.fit(
      all.map(({ set }) => set),
      part,
    ),
  ) as [Point, Point];
  const whole = measured.fit(
    all.map(({ set }) => set),
    'all',
  );

  console.log(`nDCG@10, at most ${MOST_QUERIES} queries of each set, votes unseen\n`);
  console.log(
    '| set | queries | today | fitted without it | fitted to the other half | fitted to all | Lucene smartcn | Lucene cjk |\n|---|--:|--:|--:|--:|--:|--:|--:|',
  );
  const rows = all.map(({ folder, set, peers }) => {
    const halves = mean([measured.of(set, even, 'odd'), measured.of(set, odd, 'even')]);
    return [measured.of(set, TODAY, 'all'), measured.of(set, unseen.get(folder) as Point, 'all'), halves, measured.of(set, whole, 'all'), ...peers];
  });
  for (const [i, { set }] of all.entries()) console.log(`| ${set.name} | ${set.pools.length} | ${numbers(rows[i] as number[])} |`);
  console.log(`| mean | | ${numbers((rows[0] as number[]).map((_, column) => mean(rows.map((row) => row[column] as number))))} |`);

  console.log('\n| | today | fitted to all | without it | worth on unseen sets |\n|---|--:|--:|--:|--:|');
  for (const name of Object.keys(GRID) as Fitted[]) {
    const worth = mean(
      all.map(({ folder, set }) => {
        const point = unseen.get(folder) as Point;
        return measured.of(set, point, 'all') - measured.of(set, { ...point, [name]: WITHOUT[name] }, 'all');
      }),
    );
    console.log(`| ${name} | ${TODAY[name]} | ${whole[name]} | ${WITHOUT[name]} | ${worth >= 0 ? '+' : '−'}${Math.abs(worth).toFixed(4)} |`);
  }
  const [check] = all.filter(({ folder }) => folder.name === 'dureader_demo');
  if (check) {
    const searched = await evaluateSet(shared('relevance', check.folder.name), check.queries, check.folder.minGrade);
    console.log(
      `\nOn ${check.set.name} the whole search reaches ${searched['nDCG@10'].toFixed(4)}, the model ${scoreOf(check.set, WEIGHTS).toFixed(4)}.`,
    );
  }
}

await main();
