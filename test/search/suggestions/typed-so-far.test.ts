/** Tests how what was typed so far is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_TYPED_CHARS, typedSoFar } from '../../../src/search/suggestions/typed-so-far.js';

/** The letters that may be pinyin, each with its likeliest syllables; a syllable that may go on ends with a dash. */
const composed = (query: string): string[] => {
  const { text = '', composed: all = [] } = typedSoFar(query) ?? {};
  return all.map(({ start, ways }) => {
    const syllables = ways[0]?.syllables.map(({ anyOf, isWhole }) => anyOf[0] + (isWhole ? '' : '-'));
    return `${text.slice(start)}: ${syllables?.join(' ')}`;
  });
};

test('finds the letters at the end that may be pinyin, with what an input method puts between them', () => {
  assert.deepEqual(composed("shen'du xue"), ["shen'du xue: shen du xue", 'xue: xue']);
  assert.deepEqual(composed("谷歌shen'du'"), ["shen'du: shen du"]);
  assert.deepEqual(composed("深度 shen' du"), ["shen' du: shen du", 'du: du']);
  assert.deepEqual(composed('shēn dù'), ['shēn dù: shen du', 'dù: du']);
  assert.deepEqual(composed('shen 度'), []);
  assert.deepEqual(composed('shen，'), []);
});

test('takes a letter for the next syllable behind an apostrophe, or right behind Chinese', () => {
  assert.deepEqual(composed("ji'q"), ["ji'q: ji q-"]);
  assert.deepEqual(composed("fan'q"), ["fan'q: fan q-"]);
  assert.deepEqual(composed("can't"), []);
  assert.deepEqual(composed('机q'), ['q: q-']);
  assert.deepEqual(composed('机 q'), []);
  assert.deepEqual(composed('机v'), []);
  assert.deepEqual(composed('q'), []);
});

test('says where the last word begins, if it ends the text', () => {
  assert.deepEqual(typedSoFar('谷歌 mox ')?.last, { kind: 'mixed', start: 3, end: 6 });
  assert.deepEqual(typedSoFar('mox谷歌')?.last, { kind: 'cjk', start: 3, end: 5 });
  assert.equal(typedSoFar('谷歌。')?.last, undefined);
});

test('reads neither what is too long, nor what has no words, nor what only a search can answer', () => {
  assert.ok(typedSoFar('机'.repeat(MAX_TYPED_CHARS)));
  for (const query of ['机'.repeat(MAX_TYPED_CHARS + 1), '', '…', '-机', '机 -器', '机|器', 'author:机', 'question:机', 'date:2020']) {
    assert.equal(typedSoFar(query), undefined, query);
  }
  assert.ok(typedSoFar('"机器" 学'));
});
