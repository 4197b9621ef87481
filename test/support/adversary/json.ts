/** Nasty JSON. */

import { around, file, type Kind, type Kinds, nested, type Text, times } from './made.js';

const json = (text: Text): Kind => file('a.json', text);
const lines = (text: Text): Kind => file('a.jsonl', text);

/** By what they have too much of. */
export const JSON_KINDS: Kinds = {
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
  'lines that begin as objects': lines(times('{x\n')),
  'lines of broken strings': lines(times('{"}\n')),
  'lines of empty objects': lines(times('{}\n')),
  'records without a text': lines(times('{"question":"汤","text":""}\n')),
  'a list of empty objects': json(around('[', times('{},'), '{}]')),
  'escapes in JSON': lines(around('{"question":"汤","text":"', times('\\u6c34'), '"}')),
  'one name again and again': lines(around('{', times('"a":1,'), '"question":"汤","text":"水"}')),
  'topics of a record': lines(around('{"question":"汤","text":"水","topics":[', times('"a",'), '"a"]}')),
  'deep data in a text': lines(around('{"问":"汤","答":"水","元数据":{"扩展字段":"', nested('[', ']'), '"}}')),
  'answers in answers': lines(around('{"data":[', times('{"data":[{"data":[]}]},'), '{}]}')),
  'tiny elements in JSON': lines(around('{"type":"answer","question":{"title":"汤"},"content":"', times('<p>'), '"}')),
  'entities in JSON': lines(around('{"type":"answer","question":{"title":"汤"},"content":"', times('&amp;'), '"}')),
  'comments in JSON': lines(around('{"type":"answer","question":{"title":"汤"},"content":"', times('<!-- x -->'), '"}')),
  'links in JSON': lines(around('{"type":"answer","question":{"title":"汤"},"content":"', times("<a href='https://jian.example/a'>水</a>"), '"}')),
  'answers of an interface': lines(times('{"type":"answer","question":{"title":"汤"},"content":"<p>水"}\n')),
  'JSON of two bytes each': (bytes) => ({
    name: 'a.jsonl',
    content: Buffer.from(`\ufeff${'{"question":"汤","text":"水"}\n'.repeat(bytes / 50)}`, 'utf16le'),
  }),
  'lines that end with CR in JSON': lines(times('{"question":"汤","text":"水"}\r')),
};
