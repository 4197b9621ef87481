/** Tests how what a reader typed is understood. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { phraseOf } from '../../src/search/quotation.js';
import { type Expression, fieldValues, parseQuery, textPart } from '../../src/search/syntax.js';
import { anyText, holdsFor } from '../support/property.js';

/** An expression on one line: words bare, "phrases", -(excluded), prefix*, field:value, (any | of), (all and of). */
function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'text': {
      const text = expression.isPhrase ? `"${expression.text}"` : `${expression.text}${expression.isPrefix ? '*' : ''}`;
      return expression.field ? `${expression.field}:${text}` : text;
    }
    case 'not':
      return `-${shown(expression.of)}`;
    case 'value':
      return `${expression.keyword}=${expression.value}`;
    case 'days':
      return `days ${expression.from ?? ''}..${expression.to ?? ''}`;
    default:
      return `(${expression.of.map(shown).join(expression.kind === 'any' ? ' | ' : ' & ')})`;
  }
}

const parsed = (text: string): string => shown(parseQuery(text));

test('words parted by blanks are all asked for', () => {
  assert.equal(parsed('长江 大桥'), '(长江 & 大桥)');
  assert.equal(parsed(' \u3000长江\n大桥\t'), '(长江 & 大桥)');
  assert.equal(parsed(''), '()');
});

test('quotes make a phrase, a minus excludes, OR and | choose, parentheses group, a star leaves the end open', () => {
  assert.equal(parsed('"长江 大桥" -重庆'), '("长江 大桥" & -重庆)');
  assert.equal(parsed('茶 OR 咖啡 牛奶'), '((茶 | 咖啡) & 牛奶)');
  assert.equal(parsed('茶|咖啡'), '((茶 | 咖啡))');
  assert.equal(parsed('茶 | 咖啡'), '((茶 | 咖啡))');
  assert.equal(parsed('(绿茶 红茶) OR 咖啡'), '(((绿茶 & 红茶) | 咖啡))');
  assert.equal(parsed('-"长江 大桥" -(茶 水)'), '(-"长江 大桥" & -(茶 & 水))');
  assert.equal(parsed('水 -(-茶)'), '(水 & -(-茶))');
  assert.equal(parsed('trans* 学*'), '(trans* & 学*)');
});

test('fields name what is looked at', () => {
  assert.equal(parsed('question:长江 author:"阿 木 ★" SITE:jian.example'), '(question:长江 & author=阿 木 ★ & site=jian.example)');
  assert.equal(parsed('date:2020..2022 date:>2021-06 date:<=2021-06-30'), '(days 2020..2022 & days 2021-07.. & days ..2021-06-30)');
  assert.equal(
    parsed('date:2021 date:>2021-12 date:<2021-03-01 date:..2020'),
    '(days 2021..2021 & days 2022-01.. & days ..2021-02-28 & days ..2020)',
  );
});

test('full-width signs mean the same', () => {
  assert.equal(parsed('“长江 大桥” －重庆 （茶 OR 水） question：「桥」 学＊'), '("长江 大桥" & -重庆 & ((茶 | 水)) & question:"桥" & 学*)');
  assert.equal(parsed('date：＞2021'), '(days 2022..)');
});

test('a sign counts only where a part may begin', () => {
  assert.equal(parsed('有了“结巴”还有用吗'), '(有了“结巴”还有用吗)');
  assert.equal(parsed('f(x) GPT-4 a:b 3*4'), '(f(x) & GPT-4 & a:b & 3*4)');
  assert.equal(parsed('“内卷”是什么'), '("内卷" & 是什么)');
});

test('quoted text ends at a mark of the family that began it, and where keyboards mixed them at the next mark', () => {
  assert.equal(parsed('author:"「孙八」" author:「孙八」 author:“孙八"'), '(author=「孙八」 & author=孙八 & author=孙八)');
  assert.equal(parsed('"他说「好」" 『茶「水」』'), '("他说「好」" & "茶「水」")');
  assert.equal(parsed('“茶" 「水＂'), '("茶" & "水")');
});

test('a straight quotation mark inside straight ones is doubled', () => {
  assert.equal(parsed('author:"老""王" "茶""水"'), '(author=老"王 & "茶"水")');
  assert.equal(parsed('author:""""'), '(author=")');
  assert.equal(parsed('"茶"" 水'), '("茶" & " & 水)');
});

test('a value without quotation marks around it goes on to a blank, its own marks and parentheses included', () => {
  assert.equal(parsed('author:老"王 author:(王五) (author:(王五))'), '(author=老"王 & author=(王五) & (author=(王五)))');
  assert.equal(parsed('author:"王五 茶'), '(author="王五 & 茶)');
});

test('any name can be asked for as a phrase', () => {
  for (const name of ['「孙八」', '老"王', '(王五)', '"', '＂"', '"“孙"八”', 'a" author:b "c'])
    assert.equal(parsed(`author:${phraseOf(name)}`), `(author=${name})`);
  const signs = fc.array(fc.constantFrom(...'"＂“”「」『』()|*- 王五'), { maxLength: 8 }).map((of) => of.join(''));
  const names = fc.oneof(anyText(8), signs).filter((name) => name.trim() !== '');
  holdsFor(names, (name) => {
    const value = { keyword: 'author', value: name.trim() };
    const query = `author:${phraseOf(name)}`;
    assert.deepEqual(parseQuery(`${query} 茶`), { kind: 'all', of: [{ kind: 'value', ...value }, textPart('茶')] });
    assert.deepEqual(fieldValues(query), [{ ...value, start: 0, end: query.length }]);
  });
});

test('values are told of with their places, wherever they stand', () => {
  const query = '茶 -author:阿木 (site:a.example|author：「小 满」) coauthor:x "author:y" question:水';
  const told = fieldValues(query).map(({ keyword, value, start, end }) => `${keyword} ${value} ${query.slice(start, end)}`);
  assert.deepEqual(told, ['author 阿木 author:阿木', 'site a.example site:a.example', 'author 小 满 author：「小 满」']);
  assert.deepEqual(fieldValues(''), []);
});

test('what does not fit is plain text', () => {
  assert.equal(parsed('"长江 大桥'), '("长江 & 大桥)');
  assert.equal(parsed('((茶 水'), '(茶 & 水)');
  assert.equal(parsed('茶) 水'), '(茶) & 水)');
  assert.equal(parsed('茶 OR'), '(茶 & OR)');
  assert.equal(parsed('OR 茶'), '(OR & 茶)');
  assert.equal(parsed('date:昨天 date:2021-13 site: author:""'), '(date:昨天 & date:2021-13 & site: & author:"")');
  assert.equal(parsed('date:2021-02-30 date:2022..2021'), '(date:2021-02-30 & date:2022..2021)');
  assert.equal(parsed('- * -- | ()'), '(- & * & --)');
});

test('any text is an expression, soon', () => {
  const signs = fc.constantFrom(...'"-()|*:“”「」－（）：＊ '.split(''), ' OR ', 'question:', 'date:>2021', 'author:', 'site:', '长江', 'tea', '\n');
  const hostile = fc.oneof(
    fc.array(signs, { maxLength: 40 }).map((parts) => parts.join('')),
    anyText(),
  );
  // XUNDA_FUZZ=100000 for the long run.
  holdsFor(hostile, (text) => assert.equal(parseQuery(text).kind, 'all'), Number(process.env.XUNDA_FUZZ ?? 3000));
  for (const text of [
    '('.repeat(100_000),
    '('.repeat(50_000) + ')'.repeat(50_000),
    '-'.repeat(100_000),
    '"'.repeat(100_001),
    'a OR '.repeat(50_000),
    '* '.repeat(50_000),
  ])
    assert.equal(parseQuery(text).kind, 'all');
});
