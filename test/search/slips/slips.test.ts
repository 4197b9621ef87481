/** Tests what is taken for a slip, and what for the word that was meant. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAST_ODDS, MAX_SLIPS } from '../../../src/search/slips/slip.js';
import { slipsIn } from '../../../src/search/slips/slips.js';
import type { TextPart } from '../../../src/search/syntax.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';
import { matchKey } from '../../../src/text/fold.js';
import { engineOver, readPartOf } from '../../support/engine.js';
import { answer, pagesOf } from '../../support/pages.js';
import { anyText, holdsFor } from '../../support/property.js';
import { readSample } from '../../support/searcher.js';
import { ROOT } from '../../support/shared.js';

const analyzer = createAnalyzer();
const sample = await readSample();
const engine = await engineOver(sample, analyzer);

const small = await engineOver(
  pagesOf([
    answer({ id: 'a', question: '物价为什么涨？', text: '通膨之下，Pseudo code 也贵了。JavaScript2015 更贵。' }),
    ...Array.from({ length: 20 }, (_, i) => answer({ id: `b${i}`, question: '银行的利率？', text: `去重庆的银行问问，第${i}次。` })),
    ...Array.from({ length: 6 }, (_, i) => answer({ id: `c${i}`, question: '硬行是什么？', text: `拥挤的车上不能硬挤，硬行写作，第${i}种。` })),
  ]),
  analyzer,
);

const textsFor = (typed: string, signs: Partial<TextPart> = {}): string[] =>
  slipsIn(readPartOf(typed, analyzer, signs), engine, analyzer).map(({ text }) => text);

/** A text with the first alternative in its place. */
function mended(typed: string, over = engine): string {
  const [first] = slipsIn(readPartOf(typed, analyzer), over, analyzer);
  const folded = matchKey(typed);
  return first ? folded.slice(0, first.start) + first.text + folded.slice(first.end) : folded;
}

interface Case {
  readonly kind: string;
  readonly query: string;
  readonly finds?: object;
  readonly marks: readonly string[];
  readonly reason: string;
}

const cases = readFileSync(join(ROOT, 'test', 'search', 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)
  .filter(({ kind }) => kind.startsWith('typo'));

test('what readers mistype in the cases is known for what they meant, and comes first', () => {
  for (const { query, marks, finds, reason } of cases) {
    if (!finds) continue;
    const first = mended(query);
    assert.ok(
      marks.some((mark) => first.includes(matchKey(mark))),
      `${query}: ${reason} ${first}`,
    );
  }
});

test('what stands in answers, numbers and phrases are no slips', () => {
  for (const { query, finds, reason } of cases) {
    if (finds) continue;
    const isPhrase = query.startsWith('"');
    const typed = isPhrase ? query.slice(1, -1) : query;
    assert.deepEqual(textsFor(typed, { isPhrase }), [], `${query}: ${reason}`);
  }
  assert.deepEqual(textsFor('通涨', { isPrefix: true }), []);
});

test('the stretch that was mistyped is replaced, and no more than it where the rest stands elsewhere', () => {
  const [first] = slipsIn(readPartOf('为什么通涨', analyzer), engine, analyzer);
  assert.deepEqual([first?.start, first?.end, first?.text], [3, 5, '通胀']);
  const [latin] = slipsIn(readPartOf('学Pyhton', analyzer), engine, analyzer);
  assert.deepEqual([latin?.start, latin?.end, latin?.text], [1, 7, 'python']);
});

test('digits, short words, English words and beginnings of words are meant as typed', () => {
  assert.equal(mended('Pseduo', small), 'pseudo');
  assert.equal(mended('Javascirpt2015', small), 'javascript2015');
  for (const typed of ['javascript2016', 'pse', 'javascript20', 'then', '2015']) assert.equal(mended(typed, small), typed);
});

test('a slip stands much more seldom than the word', () => {
  // 从庆 stands nowhere, 银航 neither; 硬行 stands in six answers, and 银行, of nearly the same sound, in no ten times as many.
  assert.equal(mended('从庆', small), '重庆');
  assert.equal(mended('银航', small), '银行');
  assert.equal(mended('硬行', small), '硬行');
});

test('long parts are not looked at', () => {
  const asked = { ...engine, retrieve: () => assert.fail(), holdingPair: () => assert.fail(), wordsNear: () => assert.fail() };
  for (const typed of ['机器学系'.repeat(6), '机器学系'.repeat(2500), 'Tranformer'.repeat(1000)]) {
    assert.deepEqual(slipsIn(readPartOf(typed, analyzer), asked, analyzer), []);
  }
});

test('of any text, alternatives stand in it, differ from it, and are at most three', () => {
  holdsFor(anyText(14), (typed) => {
    const read = readPartOf(typed, analyzer);
    const found = slipsIn(read, engine, analyzer);
    assert.ok(found.length <= MAX_SLIPS);
    for (const { start, end, text, odds } of found) {
      assert.ok(start >= 0 && start <= end && end <= typed.length && odds >= LEAST_ODDS);
      assert.notEqual(read.folded.slice(start, end), text);
      assert.equal(matchKey(text), text);
    }
  });
});

/** The Chinese words of two characters to six that the sample's answers hold. */
const words = [
  ...new Set(
    Object.values(sample)
      .flat()
      .flatMap(({ answers }) => answers.flatMap(({ question, text }) => analyzer.analyze(`${question}\n${text}`).words))
      .map(({ term }) => term)
      .filter((term) => /^\p{Script=Han}{2,6}$/u.test(term)),
  ),
].sort();

const codeOf = (character: string): number => character.codePointAt(0) as number;

/** Each makes one slip at a place that is chosen by two numbers; nothing where the word has no room for it. */
const SLIPS: Readonly<Record<string, (word: readonly string[], place: number, choice: number) => readonly string[] | undefined>> = {
  homophone(word, place, choice) {
    const at = place % word.length;
    const sounds = engine.vocabulary.soundsOf(codeOf(word[at] as string));
    const others = engine.vocabulary.charactersSounding(sounds[0] ?? '').filter((other) => other !== codeOf(word[at] as string));
    return others.length === 0 ? undefined : word.with(at, String.fromCodePoint(others[choice % others.length] as number));
  },
  exchanged(word, place) {
    const at = place % (word.length - 1);
    return word.with(at, word[at + 1] as string).with(at + 1, word[at] as string);
  },
  doubled: (word, place) => word.toSpliced(place % word.length, 0, word[place % word.length] as string),
  missing: (word, place) => word.toSpliced(1 + (place % (word.length - 2)), 1),
};

/** What share of all words of the sample, function words too, is among the alternatives, at least. Other seeds gave .82, .57, .90 and .50 and more. */
const LEAST: Readonly<Record<string, number>> = { homophone: 0.78, exchanged: 0.53, doubled: 0.84, missing: 0.46 };

/** Whether answers hold it as a word, so that it is none misspelt. */
const isHeld = (typed: string): boolean => engine.vocabulary.holding(typed) > 0;

for (const [kind, slip] of Object.entries(SLIPS)) {
  test(`most words of the sample are found again after a slip: ${kind}`, () => {
    // Of a word of three characters too little is left, if one is missing.
    const fit = kind === 'missing' ? words.filter((word) => Array.from(word).length > 3) : words;
    let [misspelt, found] = [0, 0];
    holdsFor(fc.tuple(fc.constantFrom(...fit), fc.nat(), fc.nat()), ([word, place, choice]) => {
      const typed = slip(Array.from(word), place, choice)?.join('');
      if (typed === undefined || typed === word || isHeld(typed)) return;
      misspelt++;
      const texts = slipsIn(readPartOf(typed, analyzer), engine, analyzer).map(
        ({ start, end, text }) => typed.slice(0, start) + text + typed.slice(end),
      );
      if (texts.includes(word)) found++;
    });
    assert.ok(misspelt >= 100 && found >= misspelt * (LEAST[kind] as number), `${kind}: ${found} of ${misspelt}`);
  });
}
