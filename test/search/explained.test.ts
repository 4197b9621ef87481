/** Tests that marks prove: what is marked in a hit explains why it matches, and each mark gives the right reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Why } from '../../src/model.js';
import { alternativesIn } from '../../src/search/likeness/alternatives.js';
import { compactOf, openCompactOf } from '../../src/search/marks/compact.js';
import { type Expression, parseQuery, type TextPart } from '../../src/search/syntax.js';
import type { Hit } from '../../src/search-model.js';
import { createAnalyzer } from '../../src/text/analyzer.js';
import { matchKey, spellingKey } from '../../src/text/fold.js';
import { regionalWords } from '../../src/text/regional.js';
import { isCjkTerm } from '../../src/text/runs.js';
import { isStopWord } from '../../src/text/stop-words.js';
import { holdsFor } from '../support/property.js';
import { beginningIn, runIn, sliceIn } from '../support/queries.js';
import { readSample, searcherOver } from '../support/searcher.js';

/** `XUNDA_RUNS=5000` for the long run. */
const RUNS = Number(process.env.XUNDA_RUNS ?? 100);

const analyzer = createAnalyzer();
const files = await readSample();
// Whole texts are shown, so that every mark is.
const searcher = await searcherOver(files, { snippetChars: 100_000 });
const texts = Object.values(files)
  .flat()
  .flatMap(({ answers }) => answers)
  .flatMap(({ question, text }) => [question, text]);

const run = runIn(texts);
const slice = sliceIn(texts);
const beginning = beginningIn(texts);
const queries: Record<string, fc.Arbitrary<string>> = {
  'a run of Chinese': run,
  'two pieces': fc.tuple(fc.oneof(run, beginning), fc.oneof(run, beginning)).map((pieces) => pieces.join(' ')),
  'any slice of a text': slice,
  'a phrase': fc.oneof(slice, run).map((phrase) => `"${phrase}"`),
  'a phrase with another piece': fc.tuple(slice, fc.oneof(run, beginning)).map(([phrase, piece]) => `"${phrase}" ${piece}`),
  'the beginning of a Latin word': beginning,
  'whatever begins so': fc
    .oneof(
      run,
      beginning,
      fc.tuple(run, beginning).map((pieces) => pieces.join('')),
    )
    .map((word) => `${word}*`),
  'one of two pieces': fc.tuple(run, run).map(([one, other]) => `${one} OR ${other}`),
};

interface Shown {
  readonly slice: string;
  readonly why: Why;
}

/** All marked slices; marks are sorted, disjoint and not empty, and cut no surrogate pair. */
function shownIn({ question, snippets }: Hit): Shown[] {
  return [question, ...snippets].flatMap(({ text, marks }) => {
    let before = 0;
    return marks.map(({ start, end, why }) => {
      assert.ok(start >= before && end > start && end <= text.length);
      for (const at of [start, end]) assert.ok(!/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1)));
      before = end;
      return { slice: text.slice(start, end), why };
    });
  });
}

/** Marks with nothing but signs between them, as one: of 是35* in 是（355 the first is literal, the second a beginning. */
const stretchesIn = ({ question, snippets }: Hit): string[] =>
  [question, ...snippets].flatMap(({ text, marks }) => {
    const stretches: { start: number; end: number }[] = [];
    for (const { start, end } of marks) {
      const last = stretches.at(-1);
      if (last && compactOf(matchKey(text.slice(last.end, start))) === '') last.end = end;
      else stretches.push({ start, end });
    }
    return stretches.map(({ start, end }) => text.slice(start, end));
  });

function partsOf(expression: Expression): TextPart[] {
  if (expression.kind === 'text') return [expression];
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.flatMap(partsOf) : [];
}

/** Whether a text consists of stretches of another one. */
function isMadeOf(text: string, of: string): boolean {
  for (let at = 0; at < text.length; ) {
    let length = 0;
    while (at + length < text.length && of.includes(text.slice(at, at + length + 1))) length++;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function checkReason({ slice: marked, why }: Shown, parts: readonly TextPart[], query: string): void {
  const typed = parts.map(({ text }) => compactOf(spellingKey(text))).join('\n');
  const key = compactOf(spellingKey(marked));
  const said = `${query}: ${marked} is ${why}`;
  if (why === 'literal') assert.ok(isMadeOf(key, typed) || isMadeOf(matchKey(marked), matchKey(query)), said);
  else if (why === 'script') assert.ok(!typed.includes(key) && isMadeOf(matchKey(key), matchKey(typed)), said);
  else {
    assert.equal(why, 'prefix', said);
    const words = parts.flatMap(({ text }) => latinWordsOf(text));
    assert.ok(
      words.some((word) => compactOf(matchKey(marked)).startsWith(openCompactOf(word)) && !typed.includes(key)),
      said,
    );
  }
}

const latinWordsOf = (text: string): string[] => analyzer.analyze(text).words.flatMap(({ term }) => (isCjkTerm(term) ? [] : [term]));

/** Whether marked slices show that a part stands in a text: the whole of it, or, where that is enough, all its words. */
function isExplained({ text, isPhrase, isPrefix }: TextPart, slices: readonly string[]): boolean {
  const folded = matchKey(text);
  const whole = isPrefix ? openCompactOf(folded) : compactOf(folded);
  // Of 深度learn* the last word may have a mark of its own.
  if (slices.some((one) => one.includes(whole)) || (isPrefix && slices.join('').includes(whole))) return true;
  if (isPhrase || isPrefix) return false;
  const { words } = analyzer.analyze(text);
  const wholes = words.filter(({ start, end }, i) => !words.some((other, j) => j < i && other.start <= start && end <= other.end));
  const latin = wholes.filter(({ term }) => !isCjkTerm(term));
  const chinese = words.filter(({ term }) => isCjkTerm(term) && !isStopWord(term));
  const asked = [...chinese.map(({ term }) => term), ...latin.map(({ term }) => openCompactOf(term))];
  return asked.length > 0 && asked.every((word) => slices.some((one) => one.includes(word)));
}

for (const [name, queriesOfKind] of Object.entries(queries)) {
  test(`marks explain every hit of ${name}, and say rightly why`, () => {
    holdsFor(
      queriesOfKind,
      (query) => {
        const expression = parseQuery(query);
        const parts = partsOf(expression).filter(({ text }) => compactOf(matchKey(text)) !== '');
        for (const hit of searcher.search({ query, page: 1, pageSize: 20, copies: 'all', channels: [] }).hits) {
          const shown = shownIn(hit);
          for (const one of shown) checkReason(one, parts, query);
          if (hit.match !== 'all') continue;
          // What is known of a question beside its title is searched, but not shown.
          const detail = searcher.answer(hit.id).questionDetail ?? '';
          const slices = [detail, ...stretchesIn(hit)].map((one) => compactOf(matchKey(one)));
          const explained = parts.map((part) => isExplained(part, slices));
          const isEnough = query.includes(' OR ') ? explained.some(Boolean) : explained.every(Boolean);
          assert.ok(isEnough, `${query} in ${hit.id}: ${shown.map((one) => one.slice).join(' | ')}`);
        }
      },
      RUNS,
    );
  });
}

test('marks of other words than those typed are words that stand for these, and show why a hit that has none of its own is one', () => {
  const regional = regionalWords();
  const words = [...regional.alternatives.keys()]
    .map((key) => key.replaceAll('\u0001', ''))
    .filter((word) => texts.some((text) => matchKey(text).includes(word)));
  holdsFor(
    fc.tuple(fc.constantFrom(...words), fc.option(run)).map(([word, other]) => (other ? `${word} ${other}` : word)),
    (query) => {
      const tables = { region: regional };
      const meant = query
        .split(' ')
        .flatMap((part) => alternativesIn(matchKey(part), analyzer.analyze(part).words, tables).map(({ text }) => compactOf(text)));
      for (const hit of searcher.search({ query, page: 1, pageSize: 20, copies: 'all', channels: ['region'], explain: true }).hits) {
        const shown = shownIn(hit);
        // Characters that were typed keep that reason, and leave the rest of a word.
        for (const { slice: marked, why } of shown) {
          if (why === 'region')
            assert.ok(
              meant.some((text) => text.includes(compactOf(matchKey(marked)))),
              `${query}: ${marked}`,
            );
        }
        const isShown =
          shown.some(({ slice: marked, why }) => why === 'region' || meant.some((text) => compactOf(matchKey(marked)).includes(text))) ||
          (searcher.answer(hit.id).questionDetail ?? '') !== '';
        if (hit.explanation?.stands === 'alike') assert.ok(isShown, `${query} in ${hit.id}`);
      }
    },
    RUNS,
  );
});
