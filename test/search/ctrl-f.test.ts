/** Tests that what Ctrl-F finds, the search finds: any run of characters that stands in an answer, in either script. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import { matchKey } from '../../src/text/fold.js';
import { pagesOf } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { runIn } from '../support/queries.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { needsShared, shared } from '../support/shared.js';

/** `XUNDA_RUNS=5000` for the long run. */
const RUNS = Number(process.env.XUNDA_RUNS ?? 150);
/** Real texts take longer. */
const REAL_RUNS = Number(process.env.XUNDA_RUNS ?? 50);

/** What a query found: ids of all hits that match in full, those before `reordered` in their order. */
interface Found {
  readonly ids: ReadonlySet<string>;
  readonly first: readonly string[];
}

/** The first hits, all of which are put in order by what stands in their texts. */
const REORDERED = 100;

/** Pages through all hits, once a query: common characters are typed again and again. */
function finderOf(searcher: Searcher): (query: string) => Found {
  const known = new Map<string, Found>();
  return (query) => {
    const found = known.get(query) ?? allHits(searcher, query);
    known.set(query, found);
    return found;
  };
}

function allHits(searcher: Searcher, query: string): Found {
  const ids = new Set<string>();
  for (let page = 1; ; page++) {
    const { hits, totalAll } = searcher.search({ query, page, pageSize: 100, copies: 'all' });
    for (const { id, match } of hits) if (match === 'all') ids.add(id);
    if (ids.size >= totalAll || hits.length === 0) return { ids, first: [...ids].slice(0, REORDERED) };
  }
}

/** Long runs say now and then that they are alive. */
function progressOf(what: string, runs: number): () => void {
  let done = 0;
  return () => {
    done++;
    if (runs >= 1000 && done % 500 === 0) console.log(`${what}: ${done} of ${runs}`);
  };
}

/** A text as the eye reads it: nothing between two Chinese characters but blanks and the end of a line is nothing. An expression of its own, as the truth of these tests. */
const asSeen = (text: string): string =>
  text
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/(?<=\p{Script=Han})\p{Zs}*(?:\n\p{Zs}*(?![一二三四五六七八九十]{1,3}[、．.)）]))?(?=\p{Script=Han})/gu, '');

/** What an answer is found by, folded; a foreign one, as the index has it, by its own text only. */
function keysOf(searcher: Searcher, answers: readonly Answer[]): { readonly id: string; readonly key: string; readonly bare: string }[] {
  return answers.map(({ id }) => {
    const { question, questionDetail = '', text, foreign } = searcher.answer(id);
    // Nothing stands across the border of two texts, signs aside or not.
    const texts = foreign ? [text] : [question, questionDetail, text];
    const key = matchKey(texts.map(asSeen).join('\u0001'));
    return { id, key, bare: key.replace(/[\p{P}\p{S}\s]+/gu, '') };
  });
}

/**
 * Every answer in `holding` is found, and of the first hits those in which what was typed stands come before those in which it does not.
 *
 * @param standing those of `holding`, and those that have it with signs between, which may stand anywhere among the first
 */
function checkFound(typed: string, { ids, first }: Found, holding: ReadonlySet<string>, standing: ReadonlySet<string>): void {
  for (const id of holding) assert.ok(ids.has(id), `${typed} does not find ${id}`);
  const lastHolding = first.findLastIndex((id) => holding.has(id));
  const others = first.filter((id) => !standing.has(id));
  assert.ok(others.length === 0 || lastHolding < first.indexOf(others[0] as string), `${typed}: literal matches come first`);
}

function checkRuns(searcher: Searcher, answers: readonly Answer[], runs = RUNS): void {
  const folded = keysOf(searcher, answers);
  const find = finderOf(searcher);
  const progress = progressOf('runs of Chinese', runs);
  holdsFor(
    runIn(answers.map(({ text }) => asSeen(text))),
    (typed) => {
      const key = matchKey(typed);
      const having = (text: 'key' | 'bare'): Set<string> => new Set(folded.filter((one) => one[text].includes(key)).map(({ id }) => id));
      checkFound(typed, find(typed), having('key'), having('bare'));
      progress();
    },
    runs,
  );
}

const LETTER = '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー])[\\p{L}\\p{N}]\\p{M}*)';
const WORD = new RegExp(`${LETTER}+`, 'gu');

/** A number goes on behind its point or comma. */
const NOT_BEHIND = `(?<!${LETTER}|\\p{N}[.,])`;
const NOT_BEFORE = `(?!${LETTER}|[.,]\\p{N})`;

/** The truth is what an expression finds that knows nothing of how words are made: letters with none before and none behind. */
function checkWords(searcher: Searcher, answers: readonly Answer[], runs = RUNS): void {
  const folded = keysOf(searcher, answers);
  const words = folded.flatMap(({ key }) => key.match(WORD) ?? []);
  const find = finderOf(searcher);
  const progress = progressOf('words', runs);
  const holding = (expression: RegExp): Set<string> => new Set(folded.filter(({ key }) => expression.test(key)).map(({ id }) => id));
  holdsFor(
    fc.tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 60 })),
    ([which, length]) => {
      const word = words[which] as string;
      for (const id of holding(new RegExp(`${NOT_BEHIND}${word}${NOT_BEFORE}`, 'u')))
        assert.ok(find(word).ids.has(id), `${word} does not find ${id}`);
      const beginning = word.slice(0, length);
      if (!/^[a-z0-9]+$/.test(beginning)) return;
      for (const id of holding(new RegExp(`${NOT_BEHIND}${beginning}`, 'u')))
        assert.ok(find(beginning).ids.has(id), `${beginning} does not find ${id}`);
      progress();
    },
    runs,
  );
}

const files = await readSample();
const sample = await searcherOver(files, { snippetChars: 40 });
const distinct = [
  ...new Map(
    Object.values(files)
      .flat()
      .flatMap(({ answers }) => answers)
      .map((one) => [one.id, one]),
  ).values(),
];

test('any run of Chinese in the sample corpus finds every answer that holds it, in either script', () => checkRuns(sample, distinct));

test('any Latin word or number of the sample corpus, or its beginning, finds every answer that holds it', () => checkWords(sample, distinct));

test('two runs from one answer find that answer', () => {
  const texts = distinct.map(({ text }) => text);
  holdsFor(
    fc.tuple(fc.nat(distinct.length - 1), fc.nat(), fc.nat()),
    ([which, ...places]) => {
      const { id, text } = distinct[which] as Answer;
      const runs = text.match(/\p{Script=Han}{2,6}/gu) ?? [];
      const typed = places.map((at) => runs[at % runs.length]).join(' ');
      assert.ok(texts.length > 0 && (runs.length === 0 || allHits(sample, typed).ids.has(id)), `${typed} does not find ${id}`);
    },
    RUNS,
  );
});

test('any run of Chinese in real texts finds every answer that holds it', needsShared('relevance', 'drcd'), async () => {
  const lines = ['drcd', 'egret_wenda'].flatMap((set) =>
    readFileSync(shared('relevance', set, 'corpus.jsonl'), 'utf8')
      .trim()
      .split('\n'),
  );
  const answers = lines.map((line, i): Answer => {
    const { title, text } = JSON.parse(line) as { title: string; text: string };
    return { id: String(i), question: title, author: '', text, site: '', topics: [] };
  });
  const searcher = await searcherOver(pagesOf(answers), { snippetChars: 40 });
  checkRuns(searcher, answers, REAL_RUNS);
  checkWords(searcher, answers, REAL_RUNS);
});
