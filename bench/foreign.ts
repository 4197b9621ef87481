/** `npm run bench:foreign`: measures which answers of padded pages are taken for foreign, and which of them are. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from '../src/archive/corpus.js';
import { foreignness } from '../src/archive/foreignness.js';
import { listFiles } from '../src/archive/listing.js';
import type { IdentifiedPage } from '../src/model.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import { loadRates } from '../src/text/rates.js';
import { type Dialogue, type Origin, type PaddedPage, padLargerPages, padPages, readDialogues, readTitled, writePages } from './padded-pages.js';
import { isThere, shared } from './shared.js';

const RELEVANCE = shared('relevance');

const SEED = 20_200_101;
const THRESHOLDS = [-0.5, 0, 0.3, 0.6, 1, 1.4, 1.7, 2, 2.5, 3];
const AIMED_PRECISION = 0.9;

const analyzer = createAnalyzer();

/** An answer of a padded page, as it was judged. */
interface Judged {
  readonly origin: Origin;
  /** What its page was padded from: own answers are wrongly judged beside these. */
  readonly padding: Origin;
  readonly score: number;
  /** Its page is not its home where another page is. */
  readonly suspected: boolean;
  /** Its record says that it is foreign: it loses its question. */
  readonly flagged: boolean;
  /** Its record says that it is foreign, or may be. */
  readonly marked: boolean;
}

interface Quality {
  readonly precision: number;
  readonly recall: number;
}

/** Writes the pages into a folder, and reads them as a build does. */
async function judge(pages: readonly PaddedPage[], folder: string): Promise<Judged[]> {
  mkdirSync(folder);
  writePages(folder, pages);
  const judged: Judged[] = [];
  const report = ({ reason }: { reason: string }): void => console.error(reason);
  for await (const page of readCorpus(await listFiles([folder]), { report }, analyzer)) judged.push(...judgedOn(page));
  rmSync(folder, { recursive: true });
  return judged;
}

function judgedOn({ page, answers }: IdentifiedPage): Judged[] {
  const texts = answers.map(({ text }) => text);
  const scores = foreignness(page.question, texts, analyzer, loadRates());
  const origins = answers.map(({ author }) => author.split('-')[0] as Origin);
  const padding = origins.find((origin) => origin !== 'own') as Origin;
  return answers.map(({ id, foreign, doubtful }, i) => ({
    origin: origins[i] as Origin,
    padding,
    score: scores[i] as number,
    suspected: page.foreign?.includes(id) ?? false,
    flagged: foreign ?? false,
    marked: (foreign || doubtful) ?? false,
  }));
}

function qualityOf(judged: readonly Judged[], isForeign: (judged: Judged) => boolean): Quality {
  const taken = judged.filter(isForeign);
  const right = taken.filter(({ origin }) => origin !== 'own').length;
  return { precision: right / taken.length, recall: right / judged.filter(({ origin }) => origin !== 'own').length };
}

/** The threshold with the highest recall among those of the aimed precision. */
function bestThreshold(judged: readonly Judged[]): number | undefined {
  const sorted = judged.toSorted((a, b) => b.score - a.score);
  let [right, best] = [0, undefined as number | undefined];
  for (const [i, { origin, score }] of sorted.entries()) {
    if (origin !== 'own') right++;
    if (right / (i + 1) >= AIMED_PRECISION && score !== sorted[i + 1]?.score) best = score;
  }
  return best;
}

function rowsOf(judged: readonly Judged[]): string[][] {
  const parts = [judged, judged.filter(({ padding }) => padding === 'same'), judged.filter(({ padding }) => padding === 'other')];
  const row = (title: string, isForeign: (judged: Judged) => boolean): string[] => [title, ...parts.map((part) => cell(qualityOf(part, isForeign)))];
  const best = bestThreshold(judged);
  return [
    row('**home** (`page.foreign`)', ({ suspected }) => suspected),
    row('**record** (`foreign: true`)', ({ flagged }) => flagged),
    row('**marked** (`foreign` or `doubtful`)', ({ marked }) => marked),
    ...THRESHOLDS.map((threshold) => row(`above ${threshold}`, ({ score }) => score > threshold)),
    best === undefined ? [`never ${AIMED_PRECISION}`] : row(`most with ${AIMED_PRECISION}: from ${best.toFixed(2)}`, ({ score }) => score >= best),
  ];
}

const cell = ({ precision, recall }: Quality): string => `${precision.toFixed(3)} / ${recall.toFixed(3)}`;

function tableOf(title: string, judged: readonly Judged[]): string {
  const head = ['precision / recall', 'all', 'padded from the same set', 'padded from the other set'];
  const rows = [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rowsOf(judged)];
  const foreign = judged.filter(({ origin }) => origin !== 'own').length;
  return `## ${title}\n\n${judged.length} answers, ${foreign} of them foreign.\n\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/** How many foreign answers larger pages get. */
const PADDINGS = [
  { title: 'one', count: 1 },
  { title: 'two', count: 2 },
  { title: 'as many as own ones', count: undefined },
];

/** Of answers that have no better home, since their page is the only one that they stand on. */
async function homelessTable(sets: Readonly<Record<string, readonly Dialogue[]>>, others: readonly Dialogue[], folder: string): Promise<string> {
  const head = ['precision / recall', 'foreign on a page', 'answers', 'foreign', '**marked**', 'lose their question', 'own, marked'];
  const rows = [head, head.map((_, i) => (i < 2 ? '---' : '--:'))];
  for (const [name, dialogues] of Object.entries(sets)) {
    for (const { title, count } of PADDINGS) {
      const judged = await judge(padLargerPages(dialogues, others, count, SEED), folder);
      const own = judged.filter(({ origin }) => origin === 'own');
      const wrong = own.filter(({ marked }) => marked).length / own.length;
      const qualities = [qualityOf(judged, ({ marked }) => marked), qualityOf(judged, ({ flagged }) => flagged)].map(cell);
      rows.push([name, title, String(judged.length), String(judged.length - own.length), ...qualities, `${(100 * wrong).toFixed(1)} %`]);
    }
  }
  return `## Without a better home, on pages with two to six answers of their own\n\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

async function main(): Promise<void> {
  if (!isThere(RELEVANCE)) return;
  const [med, egret, found, asked] = ['med_internal_qa', 'egret_wenda', 'dureader_demo', 'zhihu_polymorph'].map((name) =>
    readDialogues(join(RELEVANCE, name)),
  ) as [Dialogue[], Dialogue[], Dialogue[], Dialogue[]];
  const long = med.map(({ question, detail, ...rest }) => ({ question: `${question} ${detail}`.trim(), detail, ...rest }));
  const folder = mkdtempSync(join(tmpdir(), 'xunda-foreign-'));
  try {
    console.log('# Foreign answers of padded pages\n');
    console.log(tableOf('med_internal_qa, short questions', await judge(padPages(med, egret, SEED), join(folder, 'med'))));
    console.log(tableOf('med_internal_qa, questions with their details', await judge(padPages(long, egret, SEED), join(folder, 'long'))));
    console.log(tableOf('egret_wenda', await judge(padPages(egret, med, SEED), join(folder, 'egret'))));
    const sets = { zhihu_polymorph: asked, zhihu_votes: readTitled(join(RELEVANCE, 'zhihu_votes')) };
    // As many of each, so that some are padded with several answers to one question.
    const others = [med, egret, found].flatMap((set) => set.slice(0, found.length));
    console.log(await homelessTable(sets, others, join(folder, 'homeless')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
