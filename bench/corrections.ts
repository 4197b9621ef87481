/** `npm run bench:corrections`: measures how often right queries are replaced, and how many slips are mended. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from '../src/archive/corpus.js';
import { listFiles } from '../src/archive/listing.js';
import { indexPages } from '../src/cli/evaluate-command.js';
import { createEmbeddedEngine } from '../src/engine/embedded.js';
import type { Engine } from '../src/engine/engine.js';
import { readJudgedSet } from '../src/evaluate/judged-set.js';
import { openIndexFiles } from '../src/index/open-index.js';
import type { IdentifiedPage } from '../src/model.js';
import { createSearcherOver, type Searcher } from '../src/search/searcher.js';
import type { SearchResponse } from '../src/search-model.js';
import { createAnalyzer } from '../src/text/analyzer.js';
import { matchKey } from '../src/text/fold.js';
import { jiebaDictionary } from '../src/text/words.js';
import { generator } from './random.js';
import { ROOT, shared } from './shared.js';
import { type MadeSlip, SLIP_RULES, SlipMaker, type SlipRule } from './slips.js';

const SEED = 20_261_129;
/** Slips of each rule, in each archive. */
const SLIPS_A_RULE = 70;
const JUDGED = ['zhihu_votes', 'dureader_demo'];

const analyzer = createAnalyzer();

/** An opened archive. */
interface Archive {
  readonly name: string;
  readonly searcher: Searcher;
  readonly engine: Engine;
}

function opened(name: string, directory: string): Archive {
  const engine = createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
  return { name, engine, searcher: createSearcherOver(engine, analyzer, { snippetChars: 180, maxQueryChars: Number.POSITIVE_INFINITY }) };
}

async function indexed(name: string, pages: readonly IdentifiedPage[]): Promise<Archive> {
  const directory = mkdtempSync(join(tmpdir(), 'xunda-corrections-'));
  try {
    await indexPages(pages, directory, analyzer);
    return opened(name, directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function samplePages(): Promise<IdentifiedPage[]> {
  const pages: IdentifiedPage[] = [];
  for await (const page of readCorpus(await listFiles([join(ROOT, 'corpus')]), { report: ({ reason }) => console.error(reason) }, analyzer))
    pages.push(page);
  return pages;
}

/** Whether the first hit has the term as it was meant. */
function isShown({ hits: [first] }: SearchResponse, term: string): boolean {
  return first !== undefined && matchKey([first.question.text, ...first.snippets.map(({ text }) => text)].join('\n')).includes(matchKey(term));
}

/** All texts that a response offers instead of what was typed. */
function offersOf({ correction, advice = [] }: SearchResponse): string[] {
  const others = advice.flatMap((one) => (one.kind === 'spelling' ? [one.query] : []));
  return [...new Set([...(correction ? [correction.query] : []), ...others])];
}

const search = ({ searcher }: Archive, query: string): SearchResponse => searcher.search({ query, page: 1, pageSize: 10 });

function measurePhrases(archive: Archive, name: string, phrases: readonly string[]): void {
  const responses = phrases.map((phrase) => search(archive, phrase));
  const replaced = responses.filter(({ correction }) => correction?.applied);
  const offered = responses.filter(({ correction }) => correction && !correction.applied);
  console.log(`| ${archive.name} | ${name} | ${phrases.length} | ${replaced.length} | ${offered.length} |`);
  if (process.env.SHOW)
    for (const { query, correction } of [...replaced, ...offered])
      console.error(`  ${query} → ${correction?.query} ${correction?.applied} ${correction?.total}`);
}

/** Words of the dictionary and topics that some answers hold, and Latin words. */
function termsOf({ engine }: Archive, isLatin: boolean): string[] {
  const least = Math.max(2, Math.ceil(engine.stats.answers / 2_000));
  if (isLatin)
    return Array.from('abcdefghijklmnopqrstuvwxyz').flatMap((letter) => {
      return engine
        .wordsBeginning(letter, 60)
        .filter(({ word, holding }) => holding >= least && /^[a-z]{5,}$/.test(word))
        .map(({ word }) => word);
    });
  const dictionary = readFileSync(jiebaDictionary(), 'utf8');
  const words = dictionary.split('\n').flatMap((line) => {
    const [word = '', count, part = ''] = line.split(' ');
    return /^\p{Script=Han}{2,6}$/u.test(word) && Number(count) >= 10 && part.startsWith('n') ? [word] : [];
  });
  const topics = engine
    .values('topic')
    .map(({ value }) => value)
    .filter((value) => /^\p{Script=Han}{2,8}$/u.test(value));
  const held = [...words.filter((word) => engine.vocabulary.holding(matchKey(word)) >= least), ...topics];
  return [...new Set(held)].sort();
}

/** What is a word of the archive is no slip. */
function madeSlips(archive: Archive): MadeSlip[] {
  const random = generator(SEED);
  const maker = new SlipMaker(analyzer, random);
  const [chinese, latin] = [termsOf(archive, false), termsOf(archive, true)];
  return SLIP_RULES.flatMap((rule) => {
    const terms = rule === 'latin' ? latin : chinese;
    const made: MadeSlip[] = [];
    const seen = new Set<string>();
    // Half of them of three characters or more: most words are of two, most terms are longer.
    const longer = terms.filter((term) => Array.from(term).length > 2);
    for (let tries = 0; tries < 20_000 && made.length < SLIPS_A_RULE; tries++) {
      const of = made.length % 2 === 0 ? terms : longer;
      const slip = maker.make(rule, of[Math.floor(random() * of.length)] as string);
      if (slip && archive.engine.vocabulary.holding(matchKey(slip.typed)) === 0 && !seen.has(slip.typed) && search(archive, slip.term).totalAll > 0) {
        made.push(slip);
        seen.add(slip.typed);
      }
    }
    return made;
  });
}

function measureSlips(archive: Archive, slips: readonly MadeSlip[]): void {
  const rows = new Map<SlipRule | 'all', { made: number; first: number; offered: number; found: number }>();
  const times: number[] = [];
  for (const { rule, term, typed } of slips) {
    const begun = performance.now();
    const response = search(archive, typed);
    times.push(performance.now() - begun);
    const offers = offersOf(response).map(matchKey);
    const isFirst = offers[0] === matchKey(term);
    if (process.env.SHOW && !isFirst) console.error(`  ${rule} ${typed} for ${term}: ${offers} (${response.totalAll})`);
    for (const key of [rule, 'all'] as const) {
      const row = rows.get(key) ?? { made: 0, first: 0, offered: 0, found: 0 };
      rows.set(key, row);
      row.made++;
      if (isFirst) row.first++;
      if (offers.includes(matchKey(term))) row.offered++;
      else if (isShown(response, term)) row.found++;
    }
  }
  const share = (of: number, all: number): string => `${((of / all) * 100).toFixed(1)} %`;
  for (const [rule, { made, first, offered, found }] of rows)
    console.log(`| ${archive.name} | ${rule} | ${made} | ${share(first, made)} | ${share(offered, made)} | ${share(found, made)} |`);
  times.sort((a, b) => a - b);
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(2);
  console.log(`\n${archive.name}: a search with a slip takes p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms\n`);
}

const archives = [await indexed('sample', await samplePages()), ...process.argv.slice(2).map((directory, i) => opened(`index ${i + 1}`, directory))];
const phrases = readFileSync(shared('typed', 'real-phrases.txt'), 'utf8').trim().split('\n');
console.log('| archive | phrases | all | replaced | offered another |\n|---|---|--:|--:|--:|');
for (const archive of archives) measurePhrases(archive, 'real phrases', phrases);
for (const name of JUDGED) {
  const folder = shared('relevance', name);
  if (!existsSync(folder)) continue;
  const { pages, queries } = readJudgedSet(folder, join(folder, 'queries.jsonl'), 1);
  measurePhrases(
    await indexed(name, pages),
    'its queries',
    queries.map(({ text }) => text),
  );
}
console.log('\n| archive | rule | slips | right one first | among those offered | not, but the first hit has it |\n|---|---|--:|--:|--:|--:|');
for (const archive of archives) measureSlips(archive, madeSlips(archive));
