/** Tests the operator's file of synonyms: what its lines mean, and what is said of bad ones. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConfigurationError } from '../../src/errors.js';
import { matchKey } from '../../src/text/fold.js';
import { readSynonyms } from '../../src/text/synonyms.js';
import { keyOf, unitsOf } from '../../src/text/units.js';
import { temporaryFolder } from '../support/folders.js';
import { anyText, holdsFor } from '../support/property.js';

const file = join(temporaryFolder(), 'synonyms.txt');

/** What stands for a word by a file. */
function reading(content: string | Uint8Array): (word: string) => readonly string[] {
  writeFileSync(file, content);
  const { alternatives } = readSynonyms(file);
  return (word) => alternatives.get(keyOf(unitsOf(matchKey(word)))) ?? [];
}

const refused = (content: string | Uint8Array, line: number, problem: RegExp): void =>
  assert.throws(
    () => reading(content),
    (error) => error instanceof ConfigurationError && error.message.startsWith(`${file}:${line}: `) && problem.test(error.message),
    String(content),
  );

test('words of a line stand for each other, parted by = or by commas of any width', () => {
  for (const line of ['掉发 = 脱发 = 落发', '掉发,脱发,落发', '掉发，脱发、落发', '掉发＝脱发＝落發']) {
    const othersOf = reading(line);
    assert.deepEqual(othersOf('掉发'), ['脱发', '落发'], line);
    assert.deepEqual(othersOf('落髮'), ['掉发', '脱发'], line);
  }
});

test('=> goes one way, from each word on its left to each on its right', () => {
  const othersOf = reading('退烧药, 退热药 => 布洛芬, 对乙酰氨基酚');
  assert.deepEqual(othersOf('退烧药'), ['布洛芬', '对乙酰氨基酚']);
  assert.deepEqual(othersOf('退热药'), ['布洛芬', '对乙酰氨基酚']);
  assert.deepEqual(othersOf('布洛芬'), []);
});

test('lines make no chains', () => {
  const othersOf = reading('码农 = 程序员\n程序员 = 工程师');
  assert.deepEqual(othersOf('码农'), ['程序员']);
  assert.deepEqual(othersOf('程序员'), ['码农', '工程师']);
});

test('words may be Latin, mixed, or several Latin words', () => {
  const othersOf = reading('LLM = 大语言模型\nB站 = 哔哩哔哩\nmachine learning = ML\nC# = C sharp\nnode.js = 后端');
  assert.deepEqual(othersOf('llm'), ['大语言模型']);
  assert.deepEqual(othersOf('B站'), ['哔哩哔哩']);
  assert.deepEqual(othersOf('ML'), ['machine learning']);
  assert.deepEqual(othersOf('c#'), ['c sharp']);
  assert.deepEqual(othersOf('nodejs'), ['后端']);
});

test('notes, blank lines, a byte order mark and other ends of lines say nothing', () => {
  const othersOf = reading('\uFEFF掉发 = 脱发 # 头发\r\n\r\n# 另一组\r\n  帝都 = 北京\rC# = CSharp');
  assert.deepEqual(othersOf('掉发'), ['脱发']);
  assert.deepEqual(othersOf('北京'), ['帝都']);
  assert.deepEqual(othersOf('C#'), ['csharp']);
  assert.deepEqual(reading('')('掉发'), []);
});

test('a bad line is refused with its number and what is wrong', () => {
  refused('帝都 = 北京\n\n掉发', 3, /one word only/);
  refused('掉发 =', 1, /missing/);
  refused('=> 脱发', 1, /missing/);
  refused('掉发, , 脱发', 1, /missing/);
  refused('掉发 = 脱发 => 落发', 1, /both = and =>/);
  refused('掉发 = 脱发, 落发', 1, /both = and commas/);
  refused('掉发 => 脱发 => 落发', 1, /more than one =>/);
  refused('掉发 = !!', 1, /"!!" has no letter/);
  refused('掉发 = 脱 发', 1, /"脱 发" is more than one word/);
  refused('房东 = 房東', 1, /the same word anyhow/);
  refused(`掉发 = ${'脱'.repeat(65)}`, 1, /65 characters; at most 64/);
  refused('掉发 = 脱发\n'.repeat(100_001), 100_001, /more than 100000 lines/);
});

test('a file that is not UTF-8 is refused with the first line that is not', () => {
  refused(Buffer.concat([Buffer.from('帝都 = 北京\n'), Buffer.from([0xb5, 0xf4]), Buffer.from(' = 脱发\n')]), 2, /UTF-8/);
  refused(Buffer.from('帝都 = 北京', 'utf16le'), 1, /UTF-8|no letter|one word/);
});

test('a file that is not there is told by its name', () => {
  assert.throws(() => readSynonyms(join(file, 'nowhere')), { name: 'ConfigurationError', message: /nowhere cannot be read: / });
});

test('any text is a table or a sentence with a line', () => {
  holdsFor(fc.array(fc.oneof(anyText(6), fc.constantFrom('=', '=>', ',', '\n', '#', ' ')), { maxLength: 12 }), (parts) => {
    try {
      assert.ok(reading(parts.join('')));
    } catch (error) {
      assert.ok(error instanceof ConfigurationError && /^.+:\d+: \S/.test(error.message), String(error));
    }
  });
});
