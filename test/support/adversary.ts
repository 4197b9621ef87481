/** Makes files that are as nasty as files get: one kind of thing, again and again, in every format. */

import { gzipSync } from 'node:zlib';
import { type Entry, zipOf } from './containers.js';

/** A file of one nasty kind. */
export interface Nasty {
  /** Its ending says how it is read. */
  readonly name: string;
  readonly content: Buffer;
}

/** Makes a file of about `bytes` bytes: not more than a tenth away from that, packed files unpacked. */
export type Kind = (bytes: number) => Nasty;

type Text = (bytes: number) => string;

/** One piece, as often as it fits. */
const times =
  (piece: string): Text =>
  (bytes) =>
    piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));

/** An opening for every closing. */
const nested =
  (open: string, close: string): Text =>
  (bytes) => {
    const count = Math.max(1, Math.floor(bytes / Buffer.byteLength(open + close)));
    return open.repeat(count) + close.repeat(count);
  };

const around =
  (before: string, text: Text, after = ''): Text =>
  (bytes) =>
    before + text(bytes) + after;

const file =
  (name: string, text: Text): Kind =>
  (bytes) => ({ name, content: Buffer.from(text(bytes)) });

const page = (text: Text, after = ''): Kind => file('a.html', around('<!doctype html><html><head><title>汤</title></head><body>', text, after));
const answer = (text: Text, after = ''): Kind =>
  file('a.html', around('<h1 class="QuestionHeader-title">汤</h1><div class="AnswerItem"><div class="RichContent-inner">', text, after));
const mirror = (text: Text): Kind => file('a.txt', around('简 logo\n汤要炖多久？ 第1页\n\nuser avatar 阿木 网友的相关建议: \n\n', text));
const markdown = (text: Text): Kind => file('a.md', text);
const matter = (text: Text): Kind => file('a.md', around('---\ntitle: 汤\n', text, '\n---\n水。\n'));
const json = (text: Text): Kind => file('a.json', text);
const lines = (text: Text): Kind => file('a.jsonl', text);
const mime = (text: Text, html = '<p>水'): Kind =>
  file(
    'a.mhtml',
    around(
      'Date: Tue, 17 Mar 2026 13:49:36 +0200\nContent-Type: multipart/related; boundary="b"\n',
      text,
      `\n\n--b\nContent-Type: text/html\n\n${html}\n--b--\n`,
    ),
  );
const crawl = (text: Text): Kind => file('a.warc', text);

const record = (headers: string, body: string): string =>
  `WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://jian.example/a\r\nContent-Type: text/html\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;

/** As many files in one, each of `piece`. */
function entries(piece: string): (bytes: number) => Entry[] {
  return (bytes) => Array.from({ length: Math.max(1, Math.floor(bytes / 200)) }, (_, i) => ({ name: `${i}.md`, content: piece }));
}

const PAGE_KINDS: Readonly<Record<string, Kind>> = {
  'comments before a page': file('a.html', times('<!-- x -->')),
  'comments that do not end': page(times('<!-- x ')),
  'comments in a page': page(times('<!---->')),
  'declarations before a page': file('a.html', around('<?xml', times(' '), '<p>水')),
  'blanks before a page': file('a.html', around('<!-- x -->', times(' '), 'x')),
  'tiny elements': page(times('<p>')),
  'tiny elements of an answer': answer(times('<p>')),
  'tiny elements with text': page(times('<p>水')),
  'inline elements': answer(times('<b>水</b>')),
  'elements that close nothing': page(times('</p>')),
  'elements of many names': page((bytes) => Array.from({ length: bytes / 10 }, (_, i) => `<x${i}>水`).join('')),
  links: page(times('<a href="https://jian.example/a">水</a>')),
  'links of an answer': answer(times('<a href="https://jian.example/a">水</a>')),
  'addresses as links': answer(times('<a href="https://link.jian.example/?target=a">https://</a>')),
  'links in one another': answer(nested('<a>', '</a>')),
  attributes: page(around('<p ', times('a="b" '), '>水')),
  'attributes of many names': page(around('<p ', (bytes) => Array.from({ length: bytes / 9 }, (_, i) => `a${i}=b`).join(' '), '>水')),
  'attributes that do not end': page(times('<p a="')),
  'classes of one element': answer(around('<p class="', times('a '), '">水')),
  'styles of one element': answer(around('<p style="display', times(' '), '">水')),
  entities: answer(times('&amp;')),
  'entities that are none': answer(times('&#x;&a')),
  'deep elements': page(nested('<div>', '</div>')),
  'elements a little deep': page((bytes) => times(`${'<div>'.repeat(300)}水${'</div>'.repeat(300)}`)(bytes)),
  'lists in one another': answer(nested('<ul><li>', '')),
  tables: answer(around('<table>', times('<tr><td>水<td>水'))),
  'code of blanks': answer(around('<pre>x', times(' '), 'x</pre>')),
  'blanks in a text': answer(times('水 \n')),
  'one line of a page': page(times('水')),
  'one line of an answer': answer(times('水')),
  'a title of blanks': file('a.html', around('<html><title>水', times('&nbsp; '), '水 - 水</title><body>')),
  'titles that do not end': file('a.html', around('<p>', times('<title'))),
  'labels of encodings': file('a.html', around('<meta charset', times(' '), '<p>水')),
  'notes below a text': file('a.html', around('<h1>汤</h1><p>水</p><p>Time:', times(' '), '\n</p>')),
  'many notes': file('a.html', around('<h1>汤</h1><p>水</p>', times('<p>Time: x</p>'))),
  'many scripts of data': page(times('<script type="application/ld+json">{}</script>')),
  'deep data in a script': page(around('<script type="application/ld+json">', nested('[', ']'), '</script>')),
  'deep data of answers': page(around('<script type="application/ld+json">', nested('{"@graph":[', ']}'), '</script>')),
  'many answers in a script': page(
    around(
      '<script type="application/ld+json">{"@type":"Question","name":"汤","suggestedAnswer":[',
      times('{"text":"<p>水</p>"},'),
      '{"text":"水"}]}</script>',
    ),
  ),
  'answers in microdata': page(
    around(
      '<div itemtype="https://schema.org/Question"><h1 itemprop="name">汤</h1>',
      times('<p itemprop="suggestedAnswer"><b itemprop="text">水</b></p>'),
    ),
  ),
  'names in microdata': page(
    around(
      '<div itemtype="https://schema.org/Question"><p itemprop="suggestedAnswer">',
      times('<p itemprop="suggestedAnswer"><b itemprop="name">水</b></p>'),
    ),
  ),
  'questions in microdata': page(times('<p itemtype="https://schema.org/Question">')),
  'answers of 2015': page(
    around(
      '<div id="zh-question-title"><b class="zm-item-title">汤</b></div>',
      times('<p class="zm-item-answer" data-aid="1"><b class="zm-editable-content">水</b></p>'),
    ),
  ),
  'answers of 2021': page(
    around('<h1 class="QuestionHeader-title">汤</h1>', times('<div class="AnswerItem"><p class="RichContent-inner">水</p></div>')),
  ),
  'answers in one another': page(
    around('<h1 class="QuestionHeader-title">汤</h1>', times('<div class="AnswerItem"><p class="RichContent-inner">水</p>')),
  ),
  'answers around a text': page(
    around(`<h1 class="QuestionHeader-title">汤</h1>${'<div class="AnswerItem"><div class="RichContent-inner">'.repeat(150)}`, times('水')),
  ),
  'questions in one another': page(around('<div itemtype="https://schema.org/Question">'.repeat(390), times('<b itemprop="name">水</b>'))),
  'topics of a page': page(
    around(
      '<h1 class="QuestionHeader-title">汤</h1><div class="AnswerItem"><p class="RichContent-inner">水</p></div><div class="QuestionHeader-topics">',
      times('<a class="TopicLink">水</a>'),
    ),
  ),
  'letters of another encoding': page(times('æç')),
};

const TEXT_KINDS: Readonly<Record<string, Kind>> = {
  'a line of blanks': mirror(times(' ')),
  'a question of blanks': file('a.txt', around('简 logo\n汤', times(' '), 'x\n')),
  'pages that are none': file('a.txt', around('简 logo\n汤', times(' 第1页'), 'x\n')),
  'one line of a mirror': mirror(times('水')),
  'heads of answers': mirror(times('user avatar 阿木 网友的相关建议: \n水\n')),
  'heads in one line': mirror(around('user avatar ', times('x 网友的相关建议: '), 'x')),
  'blank heads': mirror(around('user avatar', times(' '), 'x')),
  'empty lines': mirror(times('\n')),
  'a footer of blanks': mirror(around('水\n© 2024-05-06', times(' '), 'x')),
  'a footer of dashes': mirror(around('水\n© 2024-05-06 - ', times('a.b'))),
  footers: mirror(times('© 2024-05-06 - jian.example. All\n\n')),
  'lines that end with CR': mirror(times('水\r')),
};

const MARKDOWN_KINDS: Readonly<Record<string, Kind>> = {
  'a heading of blanks': markdown(around('# 汤', times(' '), '\tx\n')),
  'a heading of signs': markdown(around('# 汤', times(' #'), 'x\n')),
  brackets: markdown(times('[')),
  'brackets that close': markdown(nested('[', ']')),
  'links of Markdown': markdown(times('[水](https://jian.example/a) ')),
  'links without end': markdown(times('[a](')),
  'links that are named': markdown(times('[a]: b\n')),
  'images of Markdown': markdown(times('![')),
  stars: markdown(times('*a ')),
  'stars that close': markdown(times('**水** ')),
  'stars in one another': markdown(times('a*b_')),
  'a line of stars': markdown(times('*')),
  underscores: markdown(times('_a')),
  tildes: markdown(times('~a')),
  backticks: markdown(times('`')),
  'backticks of many lengths': markdown((bytes) => {
    const runs: string[] = [];
    for (let [i, length] = [1, 0]; length < bytes; length += i++ + 1) runs.push('`'.repeat(i), 'a');
    return runs.join('');
  }),
  dashes: markdown(times('- ')),
  'a line of dashes': markdown(times('-')),
  rules: markdown(times('---\n')),
  'nested lists': markdown((bytes) => Array.from({ length: Math.floor(Math.sqrt(bytes)) }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')),
  'items of lists': markdown(times('- 水\n')),
  'items of one level more': markdown(times('  - a\n')),
  'quotes in one another': markdown(times('>')),
  'items in one another': markdown(times('- + ')),
  'quoted lines': markdown(times('> 水\n')),
  'tables of Markdown': markdown(around('|a|b|\n|-|-|\n', times('|a|b|\n'))),
  'columns of a table': markdown((bytes) => `${'|a'.repeat(bytes / 4)}|\n${'|-'.repeat(bytes / 4)}|\n`),
  dollars: markdown(times('$a')),
  'dollars alone': markdown(times('$')),
  'elements in Markdown': markdown(times('<b')),
  'elements that Markdown closes': markdown(times('<b>水</b> ')),
  'comments in Markdown': markdown(times('<!--')),
  'entities in Markdown': markdown(times('&amp;')),
  'addresses in Markdown': markdown(times('www.a.b ')),
  'mail in Markdown': markdown(times('a.')),
  'mail addresses in Markdown': markdown(times('a@b.c ')),
  'escapes in Markdown': markdown(times('\\*')),
  'images in the text': markdown(times('data:')),
  'blank lines': markdown(times(' \n')),
  'one line of Markdown': markdown(times('水')),
  'lines of Markdown': markdown(times('水\n')),
  'forced lines': markdown(times('水  \n')),
  fences: markdown(times('```\n')),
  'alias YAML': matter(
    (bytes) => `a0: &a0 [x]\n${Array.from({ length: bytes / 24 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`,
  ),
  'alias YAML within its limit': markdown(
    around(`---\ntitle: 汤\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n---\n`, times('水')),
  ),
  'deep YAML': matter(times('[')),
  'lines of YAML': matter(times('a: b\n')),
  'a line of YAML': matter(around('a:', times(' '), 'b')),
  'a name of YAML': matter(times('a')),
  'quotes of YAML': matter(around('a: "', times('\\"'))),
  'front matter that does not end': markdown(around('---\n', times('--- x\n'))),
};

const JSON_KINDS: Readonly<Record<string, Kind>> = {
  'deep JSON': json(nested('[', ']')),
  'deep objects': json(nested('{"data":', '}')),
  'deep JSON of lines': lines(times(`${'['.repeat(1000)}${']'.repeat(1000)}\n`)),
  'JSON that does not end': json(times('[{"a":')),
  'a list of numbers': json(around('[', times('1,'), '1]')),
  'numbers of many digits': json(around('[', times('9'), ']')),
  'many long numbers': json(around('[', times('1234567890123456789,'), '1]')),
  'backslashes in JSON': json(around('[1234567890123456789,"', times('\\\\'), '"]')),
  'quotes in JSON': json(around('[1234567890123456789,"', times('\\"'), '"]')),
  'blanks in JSON': json(around('[', times(' '), '1]')),
  'lines of one document': json(around('[\n', times('{"question":"汤","text":"水"},\n'), '1]')),
  'lines of a document that breaks off': json(around('[\n', times('{"question":"汤","text":"水"},\n'))),
  'commas of a document that breaks off': json(around('[\n{"', times(','), 'x\n')),
  'many fields': json(around('[{', (bytes) => Array.from({ length: bytes / 12 }, (_, i) => `"a${i}":1`).join(','), '}]')),
  'one line of JSON': lines(around('{"question":"汤","text":"', times('水'), '"}')),
  'one line of braces': lines(times('{')),
  'lines that are no JSON': lines(times('x\n')),
  'lines of JSON': lines(times('{"question":"汤","text":"水"}\n')),
  'blank lines of JSON': lines(around('{"question":"汤","text":"水"}\n', times('\n'))),
  'days of blanks': lines(around('{"question":"汤","text":"水","answeredOn":"2020', times(' '), 'x"}')),
  'counts of digits': lines(around('{"question":"汤","text":"水","votes":"', times('1,'), 'x"}')),
  'HTML in JSON': lines(around('{"type":"answer","question":{"title":"汤"},"content":"', times('<p>水'), '"}')),
  'tags of a crawler': lines(around('{"content_id":"1","title":"汤","content_text":"', times('<p'), '"}')),
};

const CONTAINER_KINDS: Readonly<Record<string, Kind>> = {
  'headers of a saved page': mime(times('a: b\n')),
  'one header of a saved page': mime(around('a: ', times('b'))),
  'lines of one header': mime(around('a: b', times('\n b'))),
  'encoded words': mime(around('Subject: ', times('=?utf-8?q?a?= '))),
  'addresses of a header': mime(around('To: ', times('a@b.c, '))),
  'comments of a header': mime(around('To: ', times('('))),
  'days of a header': mime(around('Date:', times(' 1'))),
  'parts of a saved page': mime(around('\n', times('--b\nContent-Type: text/plain\n\nx\n'))),
  'parts in one another': mime(
    around('\n', (bytes) =>
      Array.from({ length: bytes / 60 }, (_, i) => `--b${i || ''}\nContent-Type: multipart/mixed; boundary="b${i + 1}"\n\n`).join(''),
    ),
  ),
  'boundaries that are none': mime(around('\n', times('--c\n'))),
  'a saved page of quotes': mime(times('a: b\n'), '=\n'.repeat(1000)),
  'frames of a saved page': file(
    'a.mhtml',
    around('Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>水', times('</html> '), '\n--b--\n'),
  ),
  'records of a crawl': crawl(times(record('', '<p>水'))),
  'records without a page': crawl(times(record('', '').replace('resource', 'request'))),
  'headers of a record': crawl((bytes) => record(times('A: b\r\n')(bytes), '<p>水')),
  'one header of a record': crawl((bytes) => record(`A: ${times('b')(bytes)}\r\n`, '<p>水')),
  'a type of blanks': crawl((bytes) => record('', '<p>水').replace('text/html', `text/html; charset${' '.repeat(bytes)}x`)),
  'lines before a record': crawl(around('WARC/1.0\r\n', times('\r\n'))),
  'a record that breaks off': crawl((bytes) => record('', '水'.repeat(bytes / 3)).slice(0, -10)),
  'a body of one line': crawl((bytes) => record('', `<p>${'水'.repeat(bytes / 3)}`)),
  'many files in a zip': (bytes) => ({ name: 'a.zip', content: zipOf(entries('水')(bytes)) }),
  'one file in a zip': (bytes) => ({ name: 'a.zip', content: zipOf([{ name: 'a.md', content: '水'.repeat(bytes / 3) }]) }),
  'signatures in a zip': (bytes) => ({
    name: 'a.zip',
    content: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('PK\x05\x06'.repeat(bytes / 4))]),
  }),
  'members of a gzip': (bytes) => ({
    name: 'a.jsonl.gz',
    content: Buffer.concat(Array.from({ length: bytes / 50 }, () => gzipSync('{"question":"汤","text":"水"}\n'))),
  }),
  'beginnings of members': (bytes) => ({
    name: 'a.jsonl.gz',
    content: Buffer.concat([gzipSync('x'), Buffer.from('\x1f\x8b\x08\x00'.repeat(bytes / 4), 'latin1')]),
  }),
  'damaged members': (bytes) => ({
    name: 'a.jsonl.gz',
    content: Buffer.concat([Buffer.from('\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff'.repeat(bytes / 11), 'latin1')]),
  }),
  'zeros behind a member': (bytes) => ({
    name: 'a.jsonl.gz',
    content: Buffer.concat([gzipSync('{"question":"汤","text":"水"}\n'), Buffer.alloc(bytes)]),
  }),
};

/** By what they have too much of. */
export const KINDS: Readonly<Record<string, Kind>> = { ...PAGE_KINDS, ...TEXT_KINDS, ...MARKDOWN_KINDS, ...JSON_KINDS, ...CONTAINER_KINDS };
