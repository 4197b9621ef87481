/** Tests what is suggested while somebody types, over the sample corpus. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidRequestError } from '../../../src/errors.js';
import type { Suggestion } from '../../../src/suggestion-model.js';
import { matchKey } from '../../../src/text/fold.js';
import { answer, pagesOf } from '../../support/pages.js';
import { anyText, holdsFor } from '../../support/property.js';
import { readSample, searcherOver } from '../../support/searcher.js';

const sample = await readSample();
const searcher = await searcherOver(sample);

const suggest = (query: string, limit = 8): readonly Suggestion[] => searcher.suggest({ query, limit }).suggestions;

/** Suggestions of one kind, their marks in brackets, with the reason where that is another than that it was typed so. */
function shown(query: string, kind: Suggestion['kind'], limit = 8): string[] {
  return suggest(query, limit)
    .filter((one) => one.kind === kind)
    .map(withMarks);
}

function withMarks({ text, marks }: Suggestion): string {
  let at = 0;
  let result = '';
  for (const { start, end, why } of marks) {
    result += `${text.slice(at, start)}[${text.slice(start, end)}${why === 'literal' ? '' : `:${why}`}]`;
    at = end;
  }
  return result + text.slice(at);
}

const begins = (list: readonly string[], text: string): void => assert.ok(list[0]?.startsWith(text), `${list.join(', ')} should begin with ${text}`);

test('completes a Chinese word, and goes on with the words that follow it', () => {
  const words = shown('长江', 'words');
  assert.equal(words[0], '[长江]大桥');
  assert.equal(suggest('长江')[0]?.count, 8);
  assert.ok(shown('机器', 'words').includes('[机器]学习'));
  assert.deepEqual(shown('过拟', 'words'), ['[过拟]合']);
});

test('suggests the questions that contain what was typed, those first that begin with it, the most answered first', () => {
  const questions = suggest('武汉长江大桥').filter(({ kind }) => kind === 'question');
  assert.deepEqual(questions.map(withMarks).slice(0, 2), [
    '[武汉长江大桥]的桥墩是怎么修到江底去的？',
    '1957年通车的[武汉长江大桥]，当年究竟难在哪里？',
  ]);
  assert.equal(questions[1]?.count, 5);
  assert.deepEqual(shown('武汉 大桥', 'question')[0], '[武汉]长江[大桥]的桥墩是怎么修到江底去的？');
});

test('shows a question that was typed to its end, and no words that are what was typed', () => {
  const [only, ...others] = suggest('数学一般的普通人怎么入门机器学习？');
  assert.deepEqual([only?.kind, only?.text, others], ['question', '数学一般的普通人怎么入门机器学习？', []]);
});

test('takes pinyin for Chinese, however far it is typed', () => {
  for (const typed of ['guonihe', "guo'ni'he", 'guo ni he', "guo'ni he", "guo'ni'h", "guo'ni'he'", 'guonih', 'GUONIHE']) {
    assert.deepEqual(shown(typed, 'question'), ['训练集99.8%，验证集只有91%，这算[过拟合:pinyin]吗?'], typed);
    assert.ok(shown(typed, 'words').includes('[过拟合:pinyin]'), typed);
  }
  begins(shown("ji'qi xue", 'words'), '[机器学:pinyin]习');
  begins(shown('changjiang', 'words'), '[长江:pinyin]');
  begins(shown('changjiangdaq', 'words'), '[长江大桥:pinyin]');
});

test('takes first letters for Chinese', () => {
  assert.ok(shown('gnh', 'words').includes('[过拟合:pinyin]'));
  assert.ok(shown('jqxx', 'words').includes('[机器学习:pinyin]'));
});

test('keeps what was typed before the pinyin', () => {
  begins(shown('训练 mox', 'words'), '[训练] [模型:pinyin]');
  begins(shown("武汉chang'jiang", 'words'), '[武汉][长江:pinyin]');
  begins(shown('机qi', 'words'), '[机][器:pinyin]');
  begins(shown('高血y', 'words'), '[高血][压:pinyin]');
  assert.deepEqual(shown("训练yi'ge", 'question'), ['[训练][一个:pinyin]30亿参数的语言模型大概要花多少钱？']);
});

test('completes Latin words as they are written', () => {
  assert.deepEqual(shown('transf', 'words'), ['[Transf]ormers', '[Transf]ormer']);
  assert.deepEqual(shown('node', 'words'), ['[Node].js']);
  assert.deepEqual(shown('node', 'question'), ['[Node].js明明是单线程，为什么能扛住高并发？']);
});

test('takes common English words for no pinyin', () => {
  for (const word of ['women', 'men', 'can'])
    assert.ok(
      suggest(word).every(({ marks }) => marks.every(({ why }) => why !== 'pinyin')),
      word,
    );
});

test('takes no letters for Chinese where the operator does not', async () => {
  const without = await searcherOver(sample, { channels: ['region', 'synonym', 'typo'] });
  assert.deepEqual(without.suggest({ query: 'guonihe', limit: 8 }).suggestions, []);
});

test('finds what was typed in the other script', () => {
  assert.deepEqual(shown('紅燒', 'question').slice(0, 2), [
    '[红烧:script]肉怎么做才能肥而不腻，炒糖色又总是发苦怎么办？',
    '[紅燒]肉怎麼做才不會膩？',
  ]);
  begins(shown('hongshao', 'words'), '[红烧:pinyin]');
});

test('writes no word in two scripts: as typed where an answer does, else as the dictionary or an answer does', () => {
  assert.deepEqual(shown('紅燒', 'words'), ['[紅燒]肉']);
  assert.deepEqual(shown('機器學', 'words'), ['[机器学:script]习']);
  begins(shown('機器 學', 'words'), '[机器:script] [学:script]习');
});

test('names the question that a suggestion leads to, of several with the same words the one with most answers', async () => {
  for (const { kind, text, questionId } of suggest('长江')) {
    if (kind !== 'question') assert.equal(questionId, undefined);
    else assert.equal(searcher.question(questionId ?? '', 1, 1).question, text);
  }
  const asked = ['a.example', 'b.example', 'b.example'].map((site, i) =>
    answer({ id: `${i}`, site, question: '阳台怎么种番茄？', text: `第${i}种。` }),
  );
  const twice = await searcherOver(pagesOf(asked));
  const [found] = twice.suggest({ query: '阳台怎', limit: 8 }).suggestions.filter(({ kind }) => kind === 'question');
  assert.deepEqual([found?.count, twice.question(found?.questionId ?? '', 1, 1).site], [3, 'b.example']);
});

test('suggests authors by the beginning of their name, or of a word in it', () => {
  assert.deepEqual(shown('桥迷', 'author'), ['[桥迷]小陈']);
  assert.deepEqual(shown('小陈', 'author'), ['桥迷[小陈]']);
  assert.deepEqual(shown('JOAN', 'author'), ['taipei-[joan]']);
  assert.deepEqual(shown('oan', 'author'), []);
  const [author] = suggest('桥迷');
  assert.deepEqual([author?.query, author?.filters, author?.count], ['', { author: '桥迷小陈' }, 1]);
});

test('gives words and questions in equal shares, then an author', () => {
  const kinds = suggest('桥', 5).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['words', 'words', 'question', 'question', 'author']);
  assert.deepEqual(
    suggest('长江', 1).map(({ kind }) => kind),
    ['words'],
  );
});

test('suggests nothing for what is no beginning of a text', () => {
  for (const query of ['', ' ', '？！', "'", '-机器', '机器 OR 学习', 'question:机器', 'site:a', 'date:2020', '机'.repeat(201), '\ud800']) {
    assert.deepEqual(suggest(query), [], JSON.stringify(query));
  }
});

test('suggests each question once, whatever its signs and script, with the number of its answers', async () => {
  const asked = ['阳台怎么种番茄？', '阳台怎么种番茄?', '陽台怎麼種番茄'].map((question, i) =>
    answer({ id: `${i}`, question, text: `第${i}种办法。` }),
  );
  const twice = await searcherOver(pagesOf(asked));
  const { suggestions } = twice.suggest({ query: '阳台怎', limit: 8 });
  const questions = suggestions.filter(({ kind }) => kind === 'question');
  assert.deepEqual([questions.length, questions[0]?.count], [1, 3]);
});

test('suggests no question that would be too long to ask for', async () => {
  const long = answer({ id: '1', question: `番茄${'怎么种'.repeat(70)}？`, text: '先松土。' });
  const one = await searcherOver(pagesOf([long]), { maxQueryChars: 100 });
  const { suggestions } = one.suggest({ query: '番茄', limit: 8 });
  assert.ok(suggestions.every(({ query }) => query.length <= 100));
});

test('refuses a limit out of range, and says what is allowed', () => {
  for (const limit of [0, -1, 21, 1.5, Number.NaN]) {
    assert.throws(
      () => suggest('机器', limit),
      (error: unknown) => error instanceof InvalidRequestError && /limit.*1 to 20/.test(error.message),
    );
  }
});

/** Whether a search for it finds an answer that has all of it. */
function leadsSomewhere({ query, filters }: Suggestion): boolean {
  const { hits } = searcher.search({ query, page: 1, pageSize: 1, ...(filters && { filters }) });
  return hits[0]?.match === 'all';
}

/** No two are the same, each leads to answers, and marks lie inside the text, one after another. */
function areSound(query: string, suggestions: readonly Suggestion[]): void {
  const texts = suggestions.map(({ kind, text }) => `${kind === 'author'} ${matchKey(text)}`);
  assert.equal(new Set(texts).size, texts.length, `${query}: ${texts.join(', ')}`);
  for (const suggestion of suggestions) {
    let at = 0;
    for (const { start, end } of suggestion.marks) {
      assert.ok(start >= at && end > start && end <= suggestion.text.length, `${query}: ${JSON.stringify(suggestion)}`);
      at = end;
    }
    assert.ok(leadsSomewhere(suggestion), `${query}: ${JSON.stringify(suggestion)}`);
  }
}

const pages = Object.values(sample).flat();
const answers = pages.flatMap((page) => page.answers);
const questions = [...new Set(pages.map(({ page }) => page.question))];

/** Where a text is cut off while it is typed. */
const beginningOf = (texts: readonly string[], most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, share]) => text.slice(0, 1 + Math.floor(share * Math.min(most, text.length))));

test('whatever beginning of a question is typed, all suggestions lead to answers', () => {
  holdsFor(beginningOf(questions, 40), (query) => areSound(query, suggest(query)), 150);
});

test('whatever stretch of an answer is typed, all suggestions lead to answers', () => {
  const stretches = fc.tuple(fc.constantFrom(...answers), fc.nat(), fc.integer({ min: 1, max: 8 })).map(([{ text }, at, length]) => {
    const start = at % text.length;
    return text.slice(start, start + length);
  });
  holdsFor(stretches, (query) => areSound(query, suggest(query)), 150);
});

test('nothing typed is an error, however mean', () => {
  holdsFor(anyText(12), (query) => areSound(query, suggest(query)), 150);
  for (const query of ['a'.repeat(10_000), '机'.repeat(10_000), "a'".repeat(100), ' '.repeat(10_000), 'xian '.repeat(40), '"'.repeat(199)]) {
    areSound(query, suggest(query));
  }
});
