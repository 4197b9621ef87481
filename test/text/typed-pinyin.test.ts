/** Tests what reads as pinyin, and how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginsSyllable, isSyllable } from '../../src/text/syllables.js';
import { readingsOfTyped, readsAsPinyin, type TypedPinyin } from '../../src/text/typed-pinyin.js';
import { anyText, holdsFor } from '../support/property.js';

/** Syllables joined by `-`, begun ones with `…`. */
const shown = ({ syllables }: TypedPinyin): string =>
  syllables.map(({ anyOf, isWhole, tone }) => `${anyOf.join('/')}${tone ?? ''}${isWhole ? '' : '…'}`).join('-');
const ways = (typed: string, kind: TypedPinyin['kind']): string[] =>
  readingsOfTyped(typed.split(' '))
    .filter((way) => way.kind === kind)
    .map(shown);

test('letters are cut into syllables, the fewest first', () => {
  assert.deepEqual(ways('xian', 'whole'), ['xian', 'xi-an']);
  assert.equal(ways('shenduxuexi', 'whole')[0], 'shen-du-xue-xi');
  assert.deepEqual(ways('fangan', 'whole'), ['fan-gan', 'fang-an']);
  assert.deepEqual(ways('ZHANGDA', 'whole'), ['zhang-da']);
  assert.deepEqual(ways('ｚｈａｎｇｄａ', 'whole'), ['zhang-da']);
});

test('blanks and apostrophes part syllables', () => {
  assert.deepEqual(ways("xi'an", 'whole'), ['xi-an']);
  assert.deepEqual(ways('xi’an', 'whole'), ['xi-an']);
  assert.deepEqual(ways('xi an', 'whole'), ['xi-an']);
  assert.deepEqual(ways("fang'an", 'whole'), ['fang-an']);
  assert.deepEqual(ways('xu exi', 'whole'), ['xu-e-xi']);
});

test('tones are read as signs and as numbers, and part syllables too', () => {
  assert.deepEqual(ways('chóngqìng', 'whole'), ['chong2-qing4']);
  assert.deepEqual(ways('chong2qing4', 'whole'), ['chong2-qing4']);
  assert.deepEqual(ways('zhǎng dà', 'whole'), ['zhang3-da4']);
  assert.deepEqual(ways('wo3men5', 'whole'), ['wo3-men5']);
  assert.deepEqual(ways('xi1an', 'whole'), ['xi1-an']);
  assert.deepEqual(ways('xiān', 'whole'), ['xian1', 'xi-an1']);
  assert.deepEqual(ways('xīān', 'whole'), ['xi1-an1']);
});

test('ü may be typed as ü, v, or u where that means the same', () => {
  assert.deepEqual(ways('huilü', 'whole'), ['hui-lv']);
  assert.deepEqual(ways('lilv', 'whole'), ['li-lv']);
  assert.equal(ways('lǜhuànà', 'whole')[0], 'lv4-hua4-na4');
  assert.deepEqual(ways('nǚ', 'whole'), ['nv3']);
  assert.equal(ways('nüe', 'whole')[0], 'nve');
  assert.equal(ways('nue', 'whole')[0], 'nve');
  assert.deepEqual(ways('qvnian', 'whole')[0], 'qu-nian');
  assert.deepEqual(ways('lilu', 'whole'), ['li-lu']);
});

test('the last syllable may be begun', () => {
  assert.deepEqual(ways('chongq', 'begun'), ['chong-q…']);
  assert.deepEqual(ways('shendu xu', 'begun'), ['shen-du-xu…']);
  assert.deepEqual(ways('tongzh', 'begun'), ['tong-zh…']);
  assert.equal(ways('dunhuan', 'begun')[0], 'dun-huan…');
  assert.deepEqual(ways('chon4', 'begun'), []);
  assert.deepEqual(ways('q', 'begun'), []);
});

test('first letters are read where no syllables are', () => {
  assert.deepEqual(ways('sdxx', 'initials'), ['s…-d…-x…-x…']);
  assert.deepEqual(ways('zhxxy', 'initials'), ['zh…-x…-x…-y…', 'z…-h…-x…-x…-y…']);
  assert.deepEqual(ways('cjzhg', 'initials')[0], 'c…-j…-zh…-g…');
  assert.deepEqual(ways('xian', 'initials'), []);
  assert.deepEqual(ways('sdix', 'initials'), []);
});

test('common English words are no pinyin, unless a tone, an apostrophe or a blank says so', () => {
  for (const word of ['can', 'die', 'women', 'she', 'name', 'Make', 'app', 'cd']) assert.equal(readsAsPinyin([word]), false, word);
  for (const typed of ['can1', "wo'men", 'wo men', 'wo3men', 'wǒmen', 'shé', 'women shi']) assert.ok(readsAsPinyin(typed.split(' ')), typed);
  assert.equal(readsAsPinyin(['make', 'like']), false);
});

test('what is no pinyin reads in no way', () => {
  for (const typed of [
    "don't",
    "can't",
    'google',
    'kubernetes',
    "'''",
    "'xi",
    '123',
    'xi6',
    'xi12',
    'x_i',
    '谷歌',
    'шэнь',
    '1xi',
    '\u0304',
    'xī\u0301',
  ])
    assert.equal(readsAsPinyin([typed]), false, typed);
  assert.equal(readsAsPinyin([]), false);
  assert.equal(readsAsPinyin(['']), false);
  assert.equal(readsAsPinyin(['xi', '', 'an']), true);
});

test('strings without end are no pinyin', () => {
  for (const typed of ['a', 'xi', 'zh', "'", "a'", '1', 'a1', 'ü', 'ā']) {
    for (const times of [20, 40, 10_000]) assert.ok(readingsOfTyped([typed.repeat(times)]).length <= 6);
    assert.deepEqual(readingsOfTyped([typed.repeat(10_000)]), [], typed);
    assert.deepEqual(readingsOfTyped(Array.from({ length: 10_000 }, () => typed)), [], typed);
  }
});

test('any text reads in few ways, each made of syllables whose letters are those typed', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aeiouvnghzcsxtdblm'), minLength: 1, maxLength: 14 });
  const words = fc.array(fc.oneof(letters, anyText(4)), { minLength: 1, maxLength: 4 });
  holdsFor(words, (typed) => {
    const found = readingsOfTyped(typed);
    assert.ok(found.length <= 6);
    for (const { kind, syllables } of found) {
      assert.ok(syllables.length > 0 && syllables.length <= 16);
      for (const [i, { anyOf, isWhole }] of syllables.entries()) {
        const [one = ''] = anyOf;
        assert.ok(isWhole ? isSyllable(one) : beginsSyllable(one), one);
        assert.equal(isWhole, kind === 'whole' || (kind === 'begun' && i < syllables.length - 1));
      }
    }
  });
});
