/** Tests that what Ctrl-F finds, the search finds: any run of characters that stands in an answer, in either script. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConverterFactory } from 'opencc-js/core';
import simplified from 'opencc-js/dict/STCharacters';
import type { Answer } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import { matchKey } from '../../src/text/fold.js';
import { mixedTokens } from '../../src/text/mixed.js';
import { runsOf } from '../../src/text/runs.js';
import { pagesOf } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { needsShared, shared } from '../support/shared.js';

const toTraditional = ConverterFactory([[simplified]]);
/** `XUNDA_RUNS=5000` for the long run. */
const RUNS = Number(process.env.XUNDA_RUNS ?? 150);

/** Ids of all hits that match in full, page by page. */
function allHits(searcher: Searcher, query: string): Set<string> {
  const ids = new Set<string>();
  for (let page = 1; ; page++) {
    const { hits, totalAll } = searcher.search({ query, page, pageSize: 100, copies: 'all' });
    for (const { id, match } of hits) if (match === 'all') ids.add(id);
    if (ids.size >= totalAll || hits.length === 0) return ids;
  }
}

/** Runs of one to eight Chinese characters somewhere in the texts, as they stand, or in the other script. */
const runIn = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(texts.length - 1), fc.nat(), fc.integer({ min: 1, max: 8 }), fc.boolean()).map(([which, at, length, isOther]) => {
    const runs = (texts[which] as string).match(/\p{Script=Han}+/gu) ?? ['的'];
    const run = Array.from(runs[at % runs.length] as string);
    const start = at % run.length;
    const typed = run.slice(start, start + length).join('');
    return isOther ? toTraditional(typed) : typed;
  });

function checkRuns(searcher: Searcher, answers: readonly Answer[], runs = RUNS): void {
  const folded = answers.map(({ id, text }) => ({ id, key: matchKey(text) }));
  holdsFor(
    runIn(answers.map(({ text }) => text)),
    (typed) => {
      const key = matchKey(typed);
      const found = allHits(searcher, typed);
      for (const { id, key: text } of folded) if (text.includes(key)) assert.ok(found.has(id), `${typed} does not find ${id}`);
    },
    runs,
  );
}

function checkWords(searcher: Searcher, answers: readonly Answer[], runs = RUNS): void {
  const wholes = answers.map(({ id, text }) => {
    const key = matchKey(text);
    const runs = Array.from(runsOf(key)).filter(({ kind }) => kind === 'mixed');
    return {
      id,
      words: runs.flatMap(({ start, end }) =>
        Array.from(mixedTokens(key, start, end), (token) => ({ ...token, text: key.slice(token.start, token.end) })),
      ),
    };
  });
  const words = wholes.flatMap((one) => one.words);
  const place = fc.tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 60 }));
  holdsFor(
    place,
    ([which, length]) => {
      const { text, term } = words[which] as (typeof words)[number];
      const found = allHits(searcher, text);
      for (const { id, words: standing } of wholes)
        if (standing.some((word) => word.term === term)) assert.ok(found.has(id), `${text} does not find ${id}`);
      const beginning = term.slice(0, length);
      if (!/^[a-z0-9]+$/.test(beginning)) return;
      const begun = allHits(searcher, beginning);
      for (const { id, words: standing } of wholes) {
        if (standing.some((word) => word.term.startsWith(beginning))) assert.ok(begun.has(id), `${beginning} does not find ${id}`);
      }
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
      assert.ok(texts.length > 0 && (runs.length === 0 || allHits(sample, typed).has(id)), `${typed} does not find ${id}`);
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
  checkRuns(searcher, answers, RUNS / 3);
  checkWords(searcher, answers, RUNS / 3);
});
