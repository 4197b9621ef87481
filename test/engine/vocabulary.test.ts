/** Tests that words are found by how they sound. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../src/engine/embedded.js';
import type { Engine } from '../../src/engine/engine.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import type { Analyzer, Reading, SyllablePattern } from '../../src/model.js';
import { buildIndex, withoutMerging } from '../support/build.js';
import { temporaryFolder } from '../support/folders.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsFor, holdsForAsync } from '../support/property.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

const READINGS: Readonly<Record<string, readonly string[]>> = {
  先: ['xian1'],
  现: ['xian4'],
  想: ['xiang3'],
  西安: ['xi1 an1'],
  重庆: ['chong2 qing4'],
  重: ['zhong4', 'chong2'],
  庆: ['qing4'],
  重庆市: ['chong2 qing4 shi4'],
  六安: ['lu0 an0'],
  虫: ['chong2'],
};
const parse = (written: string): Reading => written.split(' ').map((one) => ({ letters: one.slice(0, -1), tone: Number(one.slice(-1)) }));
const analyzer: Analyzer = { ...toyAnalyzer, readings: (term) => READINGS[term]?.map(parse) };

async function engineOf(texts: readonly string[]): Promise<Engine> {
  const directory = temporaryFolder();
  await buildIndex(directory, pagesOf(texts.map((text, i) => answer({ id: `id${i}`, question: '', text }))), { analyzer });
  return createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
}

/** `xian4 an` are whole syllables, `x…` is begun, `zong/zhong` one of several. */
const patternOf = (written: string): SyllablePattern[] =>
  written.split(' ').map((one) => {
    const [, letters = '', tone, more] = /^([a-z/]+)(\d?)(…?)$/.exec(one) ?? [];
    return { anyOf: letters.split('/'), isWhole: more === '', ...(tone && { tone: Number(tone) }) };
  });

const { vocabulary } = await engineOf(['先 现 西安 六安', '先 重庆 重 庆', '先 现 想 想', '虫 重庆市 重庆', '现 现 先']);
const found = (pattern: string, limit = 10, isOpen = false): string => {
  const words = vocabulary.sounding(patternOf(pattern), limit, isOpen);
  return words.map(({ word, holding }) => word + holding).join(' ');
};

test('finds words by their syllables, most frequent first', () => {
  assert.equal(found('xian'), '先4 现3');
  assert.equal(found('chong'), '虫1 重1');
  assert.equal(found('zhong'), '重1');
  assert.equal(found('chong qing'), '重庆2');
  assert.equal(found('zhong qing'), '');
  assert.equal(found('xian', 1), '先4');
  assert.equal(found('xian', 0), '');
});

test('a tone counts where it is wanted and known', () => {
  assert.equal(found('xian4'), '现3');
  assert.equal(found('xian2'), '');
  assert.equal(found('lu4 an1'), '六安1');
});

test('a begun syllable may go on, and so may the whole of an open pattern', () => {
  assert.equal(found('xian…'), '先4 现3 想1');
  assert.equal(found('c… q…'), '重庆2');
  assert.equal(found('c…', 10, true), '重庆2 虫1 重1 重庆市1');
  assert.equal(found('chong qing', 10, true), '重庆2 重庆市1');
});

test('a syllable may be one of several', () => {
  assert.equal(found('cong/chong qin/qing'), '重庆2');
  assert.equal(found('xiang/xian'), '先4 现3 想1');
});

test('tells how a word is read and how many answers hold it; of other words nothing', () => {
  assert.deepEqual(vocabulary.readings('重'), [parse('zhong4'), parse('chong2')]);
  assert.equal(vocabulary.holding('先'), 4);
  for (const word of ['', '重重', 'tea', '\ud800']) assert.deepEqual([vocabulary.readings(word), vocabulary.holding(word)], [[], 0]);
  assert.equal(vocabulary.occurrences('重'.codePointAt(0) as number), 4);
  assert.equal(vocabulary.occurrences(0x10ffff), 0);
  assert.equal(vocabulary.size, 10);
});

test('whatever is asked for, it finds what a look at all readings finds', () => {
  const words = Object.keys(READINGS);
  const letters = fc.constantFrom('x', 'xi', 'xian', 'xiang', 'chong', 'c', 'qing', 'q', 'an', 'a', 'zhong', '', 'zz', 'shi', 'lu');
  const syllable = fc.record({ anyOf: fc.array(letters, { maxLength: 3 }), isWhole: fc.boolean(), tone: fc.option(fc.integer({ min: 1, max: 5 })) });
  holdsFor(fc.tuple(fc.array(syllable, { maxLength: 4 }), fc.boolean(), fc.integer({ min: 0, max: 12 })), ([asked, isOpen, limit]) => {
    const pattern = asked.map(({ tone, ...rest }) => ({ ...rest, ...(tone !== null && { tone }) }));
    const fits = (reading: Reading): boolean =>
      pattern.length > 0 &&
      (isOpen ? reading.length >= pattern.length : reading.length === pattern.length) &&
      pattern.every(({ anyOf, isWhole, tone = 0 }, i) => {
        const one = reading[i] as Reading[number];
        const isTone = tone === 0 || one.tone === 0 || one.tone === tone;
        return isTone && anyOf.some((wanted) => (isWhole ? one.letters === wanted : one.letters.startsWith(wanted)));
      });
    const all = words.filter((word) => vocabulary.readings(word).some(fits));
    const sorted = all.sort((a, b) => vocabulary.holding(b) - vocabulary.holding(a) || Buffer.compare(Buffer.from(a), Buffer.from(b)));
    assert.deepEqual(
      vocabulary.sounding(pattern, limit, isOpen).map(({ word }) => word),
      sorted.slice(0, limit),
    );
  });
});

test('counts the answers that hold two characters side by side, in however many segments they stand', async () => {
  const characters = ['山', '水', '茶', '𠮷', 'a'];
  const text = fc.array(fc.constantFrom(...characters, ' '), { maxLength: 8 }).map((parts) => parts.join(''));
  await holdsForAsync(
    fc.array(text, { minLength: 1, maxLength: 6 }),
    async (texts) => {
      const directory = temporaryFolder();
      const pages = pagesOf(texts.map((one, i) => answer({ id: `id${i}`, question: '', text: `${one} x` })));
      // Grams of the toy analyzer are pairs of code units.
      const pairs: Analyzer = {
        ...toyAnalyzer,
        analyze: (whole) => ({
          words: [],
          grams: [...whole.matchAll(/[^ ]+/g)].flatMap(([run]) => {
            const parts = Array.from(run);
            return parts.map((part, i) => ({ term: part + (parts[i + 1] ?? ''), start: 0, end: 1 }));
          }),
        }),
      };
      await buildIndex(directory, pages, { analyzer: pairs, maxBatchChars: 10, planMerges: withoutMerging });
      const engine = createEmbeddedEngine(openIndexFiles(directory, pairs.fingerprint));
      for (const first of characters) {
        for (const second of [...characters, '无']) {
          const holding = texts.filter((one) => one.includes(first + second)).length;
          assert.equal(engine.holdingPair(first.codePointAt(0) as number, second.codePointAt(0) as number), holding, first + second);
        }
      }
      engine.close();
    },
    20,
  );
});
