/** Tests which Chinese texts pinyin stands for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEmbeddedEngine } from '../../../src/engine/embedded.js';
import type { Engine } from '../../../src/engine/engine.js';
import { termText } from '../../../src/index/dictionary.js';
import { openIndexFiles } from '../../../src/index/open-index.js';
import { readingsOfWord } from '../../../src/index/vocabulary.js';
import type { Analyzer, IdentifiedPage } from '../../../src/model.js';
import { hanTextsOf, meantBy } from '../../../src/search/likeness/pinyin.js';
import { createAnalyzer } from '../../../src/text/analyzer.js';
import { readingsOfTyped } from '../../../src/text/typed-pinyin.js';
import { buildIndex, type Files } from '../../support/build.js';
import { temporaryFolder } from '../../support/folders.js';
import { answer, pagesOf } from '../../support/pages.js';
import { holdsFor } from '../../support/property.js';
import { readSample } from '../../support/searcher.js';

const analyzer = createAnalyzer();

async function folderOf(pages: readonly IdentifiedPage[] | Files, by: Analyzer = analyzer): Promise<string> {
  const directory = temporaryFolder();
  await buildIndex(directory, pages, { analyzer: by });
  return directory;
}

const openEngine = (directory: string): Engine => createEmbeddedEngine(openIndexFiles(directory, analyzer.fingerprint));
const engineOf = async (texts: readonly string[]): Promise<Engine> =>
  openEngine(await folderOf(pagesOf(texts.map((text, i) => answer({ id: `id${i}`, question: '', text })))));

const found = (engine: Engine, typed: string, by = analyzer): string =>
  hanTextsOf(readingsOfTyped(typed.split(' ')), engine, by)
    .map(({ text, count }) => text + count)
    .join(' ');

const few = await engineOf([
  '我在重庆学深度学习，深度学习很难。',
  '深度学习的书都在银行旁边。',
  '这种情况下，音乐让人快乐。',
  '孩子长大以后去西安。',
  '先去敦煌，再去重庆。',
  '《长江之歌》是一首歌。',
  '他有深度需求。',
]);

test('finds words as they are read', () => {
  assert.equal(found(few, 'chongqing'), '重庆2');
  assert.equal(found(few, 'yinhang'), '银行1');
  assert.equal(found(few, 'yinyue'), '音乐1');
  assert.equal(found(few, 'zhangda'), '长大1');
  for (const wrong of ['zhongqing', 'yinxing', 'yinle', 'kuaiyue', 'changda']) assert.equal(found(few, wrong), '', wrong);
});

test('finds runs of words, typed joined, parted, with tones and by first letters', () => {
  for (const typed of ['shenduxuexi', 'shendu xuexi', 'shen du xue xi', "shen'du'xue'xi", 'shēndùxuéxí', 'shen1du4xue2xi2', 'sdxx', 'shduxx']) {
    assert.equal(found(few, typed), typed === 'shduxx' ? '' : '深度学习2', typed);
  }
  assert.equal(found(few, 'cjzg'), '长江之歌1');
  assert.equal(found(few, 'shen2duxuexi'), '');
});

test('words that stand side by side only where others begin or end are no run', () => {
  // 种 and 情 are neighbours in 这种情况, but not as words.
  assert.equal(found(few, 'zhongqing'), '');
});

test('the last syllable may be begun: words count then, and runs where they are much more frequent than what was typed', async () => {
  assert.equal(found(few, 'chongq'), '重庆2');
  assert.equal(found(few, 'dunhuan'), '敦煌1');
  const many = await engineOf([...Array.from({ length: 9 }, () => '深度学习好。'), '有深度需求。']);
  assert.equal(found(many, 'shendu xu').split(' ')[0], '深度学习9');
});

test('a syllable that is a word means that word, not what it may become; its other cuts count too', () => {
  assert.equal(found(few, 'xian'), '西安1 先1');
  assert.equal(found(few, "xi'an"), '西安1');
});

test('the most frequent come first, and ten at most', async () => {
  const words = [...'是时事试师使市世式十史食'];
  const engine = await engineOf(words.map((_, i) => words.slice(i).join('，')));
  const texts = found(engine, 'shi').split(' ');
  assert.equal(texts.length, 10);
  assert.deepEqual(texts.slice(0, 3), ['食12', '史11', '十10']);
});

test('a question that is not the answer’s own is not read', async () => {
  const pages = pagesOf([
    answer({ id: 'a', question: '毕业论文', text: '茶', foreign: true }),
    answer({ id: 'b', question: '毕业论文', text: '茶' }),
  ]);
  const engine = openEngine(await folderOf(pages));
  assert.equal(found(engine, 'biyelunwen'), '毕业论文1');
});

test('a reading that the analyzer is given counts instead of the usual one', async () => {
  const luan = [
    [
      { letters: 'lu', tone: 4 },
      { letters: 'an', tone: 1 },
    ],
  ];
  const own: Analyzer = { ...analyzer, readings: (term) => (term === '六安' ? luan : analyzer.readings(term)) };
  const engine = openEngine(await folderOf(pagesOf([answer({ id: 'a', text: '六安产茶。六和安。' })]), own));
  assert.equal(found(engine, "lu'an"), '六安1');
  assert.equal(found(engine, 'liuan'), '');
});

const sample = openIndexFiles(await folderOf(await readSample()), analyzer.fingerprint);
const sampleEngine = createEmbeddedEngine(sample);

test('every reading of every word of the sample finds that word, typed joined, with tones, half or by first letters', () => {
  const { vocabulary } = sample;
  const typedOf = [
    (letters: readonly string[], tones: readonly number[]) => letters.map((one, i) => `${one}${tones[i]}`).join(''),
    (letters: readonly string[]) => letters.join("'"),
    (letters: readonly string[]) => letters.join(' '),
    (letters: readonly string[]) => letters.join(' ').slice(0, -1).trim(),
  ];
  for (let word = 0; word < vocabulary.holding.length; word++) {
    const text = termText(vocabulary.words, word);
    for (const reading of readingsOfWord(vocabulary, word)) {
      const [letters, tones] = [reading.map((one) => one.letters), reading.map(({ tone }) => tone)];
      for (const [i, type] of typedOf.entries()) {
        const words = type(letters, tones).split(' ');
        // One letter alone is nothing, an English word is English, and long words are typed in parts.
        if (words.join('').length < 2 || letters.length > 12 || (i > 0 && readingsOfTyped(words).length === 0)) continue;
        if (i === 3 && letters.at(-1)?.length === 1) continue;
        const ways = readingsOfTyped(words);
        const finds = ways.some(({ syllables, kind }) =>
          sampleEngine.vocabulary.sounding(syllables, 100_000, kind === 'begun').some((one) => one.word === text),
        );
        assert.ok(finds, `${words.join(' ')} should find ${text}`);
      }
    }
  }
});

test('finds what stands in the sample', () => {
  const expected = {
    hongshaorou: '红烧肉',
    jiqixuexi: '机器学习',
    jqxx: '机器学习',
    qianlong: '干隆',
    huilü: '汇率',
    mapodouf: '麻婆豆腐',
    yejia: '野家',
  };
  for (const [typed, text] of Object.entries(expected)) {
    const texts = hanTextsOf(readingsOfTyped([typed]), sampleEngine, analyzer).map((one) => one.text);
    assert.ok(texts.includes(text), `${typed}: ${texts.join(' ')}`);
  }
});

test('whatever is typed, few texts are meant, each stands in as many answers as it may, and none twice', () => {
  const typed = fc.array(fc.string({ unit: fc.constantFrom(...'aeiouvnghzcsxtdblm'), minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 });
  holdsFor(
    typed,
    (words) => {
      const ways = readingsOfTyped(words);
      const texts = hanTextsOf(ways, sampleEngine, analyzer);
      assert.ok(texts.length <= 10);
      assert.equal(new Set(texts.map(({ text }) => text)).size, texts.length);
      for (const { count } of texts) assert.ok(count > 0 && count <= sampleEngine.stats.answers);
      assert.ok(meantBy(ways, sampleEngine, 5).length <= 10);
      assert.deepEqual(meantBy(ways, sampleEngine, 0), []);
    },
    100,
  );
});
