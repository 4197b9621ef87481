/** Tests that the READMEs tell the truth about settings and commands, in both languages. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OPTIONS } from '../src/config.js';
import { readSample, searcherOver } from './support/searcher.js';
import { ROOT } from './support/shared.js';

const READMES = ['README.md', 'README.zh-CN.md'].map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));

/** The cells of the table that follows the comment about settings, without its head. */
function settingsTable(text: string): string[][] {
  const lines = text.slice(text.indexOf('<!-- settings')).split('\n').slice(3);
  const rows = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  );
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the tables of settings list every flag with its environment variables and its default', () => {
  for (const { name, text } of READMES) {
    const expected = Object.values(OPTIONS).map(({ flag, environment, fallback }) => [flag, environment.join(' '), String(fallback)]);
    const found = settingsTable(text).map(([flag, environment, fallback]) =>
      [flag, environment, fallback].map((cell) => Array.from((cell as string).matchAll(/`([^`]+)`/g), (match) => match[1]).join(' ')),
    );
    assert.deepEqual(found, expected, name);
  }
});

test('the English table says what --help says', () => {
  const described = settingsTable(READMES[0]?.text ?? '').map((cells) => cells[3]);
  assert.deepEqual(
    described,
    Object.values(OPTIONS).map(({ description }) => description),
  );
});

/** Rows of the table of samples: what to search for, and what comes first. */
const SAMPLE = /^\| `([^`]+)` \| (\d+) \| (.+) \| (.+) \|$/gm;

test('the sample searches give what the READMEs show', async () => {
  const searcher = await searcherOver(await readSample());
  assert.ok(searcher.stats.pages >= 40 && searcher.stats.answers >= 150);
  for (const { name, text } of READMES) {
    const rows = [...text.matchAll(SAMPLE)];
    assert.ok(rows.length >= 5, name);
    for (const [, query, total, question, author] of rows as unknown as string[][]) {
      const response = searcher.search({ query: query as string, page: 1, pageSize: 10, group: 'question' });
      const [hit] = response.hits;
      assert.deepEqual(
        [String(response.total), hit?.question.text, hit?.author],
        [total, question?.replaceAll('\\[', '['), author],
        `${name}: ${query}`,
      );
    }
  }
});

test('the sample searches show copies, as the READMEs say: whole, cut, edited and in the other script', async () => {
  const searcher = await searcherOver(await readSample());
  const copiesOf = (query: string): string[] =>
    searcher.search({ query, page: 1, pageSize: 10 }).hits.flatMap(({ copies = [] }) => copies.map(({ question }) => question));
  assert.deepEqual(copiesOf('桥墩').toSorted(), ['修武汉长江大桥的时候，水下那一截有多难？', '武汉长江大桥的桥墩是怎么修到江底去的？'].toSorted());
  assert.deepEqual(copiesOf('失眠'), ['睡不着的时候到底该不该躺着？']);
  assert.deepEqual(copiesOf('紅燒肉 糖色'), ['紅燒肉怎麼做才不會膩？']);
});

test('both languages have the same sections, code and links', () => {
  const [english, chinese] = READMES.map(({ text }) => ({
    sections: text.match(/^#+ /gm)?.length,
    code: text
      .match(/^(npm|npx|import|const|for|index\.)[^#]*?(?=\s*(#|$))/gm)
      ?.filter((line) => !line.includes('path/to') && !line.includes('文件夹')),
    rows: text.match(/^\|/gm)?.length,
  }));
  assert.deepEqual(chinese, english);
});
