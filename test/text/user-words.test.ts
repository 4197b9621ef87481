/** Tests the operator's file of words: what its lines mean, and what is said of bad ones. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConfigurationError } from '../../src/errors.js';
import type { UserWord } from '../../src/model.js';
import { readingsOf, readUserWords } from '../../src/text/user-words.js';
import { temporaryFolder } from '../support/folders.js';
import { anyText, holdsFor } from '../support/property.js';

const file = join(temporaryFolder(), 'words.txt');

function reading(content: string): UserWord[] {
  writeFileSync(file, content);
  return readUserWords(file);
}

const refused = (content: string, line: number, problem: RegExp): void =>
  assert.throws(
    () => reading(content),
    (error) => error instanceof ConfigurationError && error.message.startsWith(`${file}:${line}: `) && problem.test(error.message),
    content,
  );

test('a line is a word, in either script, whatever the order and the notes', () => {
  const words = [{ word: '焜锅' }, { word: '霸蛮' }];
  assert.deepEqual(reading('焜锅\n霸蛮'), words);
  assert.deepEqual(reading('\uFEFF# 方言\r\n霸蠻   # 湖南\r\n\r\n焜鍋\r\n霸蛮'), words);
  assert.deepEqual(reading(''), []);
});

test('a word may have its pinyin behind it, with tones or without', () => {
  const lines = ['六安 lù ān', '六安 lu4 an1', '六安\tLU  AN'];
  for (const line of lines) assert.deepEqual(reading(line), [{ word: '六安', reading: ['lu', 'an'] }], line);
  assert.deepEqual(reading('绿林 lù lín\n女儿 nǚ ér\n吕梁 lü3 liang2\n驴肉 lv rou'), [
    { word: '吕梁', reading: ['lv', 'liang'] },
    { word: '女儿', reading: ['nv', 'er'] },
    { word: '绿林', reading: ['lu', 'lin'] },
    { word: '驴肉', reading: ['lv', 'rou'] },
  ]);
  assert.deepEqual(readingsOf(reading('六安 lù ān\n霸蛮')), new Map([['六安', ['lu', 'an']]]));
});

test('of a word that stands twice, the pinyin counts; two are one too many', () => {
  assert.deepEqual(reading('六安\n六安 lù ān\n六安'), [{ word: '六安', reading: ['lu', 'an'] }]);
  refused('六安 lù ān\n\n六安 liù ān', 3, /another pinyin on a line before: lu an/);
});

test('a bad line is refused with its number and what is wrong', () => {
  refused('焜锅\nLLM', 2, /"LLM" has other than Chinese characters/);
  refused('T恤', 1, /"T恤" has other than/);
  refused('六安 lù', 1, /2 characters and 1 syllables/);
  refused('六安 lùān', 1, /2 characters and 1 syllables/);
  refused('六安 lù !', 1, /"!" is no syllable/);
  refused('霸 蛮', 1, /"蛮" is no syllable/);
  refused('蛮'.repeat(33), 1, /33 characters; at most 32/);
});

test('any text is a list or a sentence with a line', () => {
  holdsFor(fc.array(fc.oneof(anyText(4), fc.constantFrom('\n', ' ', '六安', 'lù')), { maxLength: 12 }), (parts) => {
    try {
      const words = reading(parts.join(''));
      assert.equal(new Set(words.map(({ word }) => word)).size, words.length);
    } catch (error) {
      assert.ok(error instanceof ConfigurationError && /^.+:\d+: \S/.test(error.message), String(error));
    }
  });
});
