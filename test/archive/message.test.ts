/** Tests taking messages apart: heads, parts, and what transport made of their bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entityIn, parameterOf, partsOf, valueIn } from '../../src/archive/message.js';
import { decodedBy } from '../../src/archive/transfer-encoding.js';
import { holdsFor } from '../support/property.js';

const messageOf = (body: string, type = 'multipart/related; boundary="b"') => entityIn(Buffer.from(`Content-Type: ${type}\r\n\r\n${body}`));
const bodiesOf = (body: string, type?: string): string[] => Array.from(partsOf(messageOf(body, type)), ({ entity }) => entity.body.toString());

test('of headers the first of each name counts, in whatever case it is, and folded lines are one', () => {
  const head = entityIn(
    Buffer.from('Date: a\r\nCONTENT-Type: text/HTML;\r\n\tcharset="gbk; x";\r\n type=text/plain\nno header\ndate: b\n: c\n\nbody'),
  );
  assert.deepEqual([...head.headers.keys()], ['date', 'content-type']);
  assert.equal(head.headers.get('date'), 'a');
  assert.equal(valueIn(head, 'content-type'), 'text/html');
  assert.equal(parameterOf(head, 'content-type', 'charset'), 'gbk; x');
  assert.equal(parameterOf(head, 'content-type', 'type'), 'text/plain');
  assert.equal(parameterOf(head, 'content-type', 'boundary'), undefined);
  assert.equal(parameterOf(head, 'subject', 'charset'), undefined);
  assert.equal(head.body.toString(), 'body');
});

test('a message may have no head, or nothing but a head', () => {
  assert.deepEqual([entityIn(Buffer.from('\nbody')).headers.size, entityIn(Buffer.from('\r\nbody')).body.toString()], [0, 'body']);
  assert.deepEqual([entityIn(Buffer.from('a: b')).headers.get('a'), entityIn(Buffer.from('a: b')).body.length], ['b', 0]);
  assert.throws(() => entityIn(Buffer.from('a: b\n'.repeat(300_000))), /^Error: a head of more than 1048576 bytes$/);
  assert.throws(() => entityIn(Buffer.alloc(2 << 20, 'a')), /a head of more than/);
});

test('a delimiter begins a line and has nothing but blanks behind it', () => {
  assert.deepEqual(bodiesOf('before\r\n--b\r\n\r\none\r\n--b \t\r\n\r\n --b\r\nx--b\r\n--bx\r\n--b--x\r\n--b--\r\nbehind'), [
    'one',
    ' --b\r\nx--b\r\n--bx\r\n--b--x',
  ]);
  assert.deepEqual(bodiesOf('--b\n\none\n--b\n\n\n--b--'), ['one', '']);
});

test('a part that does not end is told from one that does', () => {
  const parts = Array.from(partsOf(messageOf('--b\n\none\n--b\n\ntwo')), ({ entity, isWhole }) => [entity.body.toString(), isWhole]);
  assert.deepEqual(parts, [
    ['one', true],
    ['two', false],
  ]);
});

test('a message that does not say what parts it has no parts', () => {
  for (const type of ['multipart/related', 'multipart/related; boundary=', `multipart/related; boundary=${'b'.repeat(201)}`])
    assert.deepEqual(bodiesOf('--b\n\none\n--b--', type), [], type);
  assert.deepEqual(bodiesOf('--b\n\none\n--b--', 'multipart/related; boundary=b'), ['one']);
});

test('quoted bytes come back, soft line ends go, and a sign that quotes nothing stays', () => {
  const decoded = (text: string): string => decodedBy('quoted-printable', Buffer.from(text, 'latin1')).toString();
  assert.equal(decoded('=E6=b1=A4 a=3Db\r\nc=\r\nd= \t\ne'), '汤 a=b\r\ncde');
  assert.equal(decoded('a=b =Z0 =  x ='), 'a=b =Z0 =  x =');
  assert.equal(decodedBy('base64', Buffer.from('5rGk\r\n77yf')).toString(), '汤？');
  assert.equal(decodedBy('8bit', Buffer.from('=41')).toString(), '=41');
});

const BODY = fc.string({ unit: fc.constantFrom('-', 'b', 'c', ' ', '\n', '\r', '汤') }).map((text) => text.replaceAll('--b', '--c'));

test('bodies come out as they were put in, whatever they are', () => {
  holdsFor(fc.array(BODY), (bodies) => {
    assert.deepEqual(bodiesOf(`${bodies.map((body) => `--b\r\n\r\n${body}\r\n`).join('')}--b--`), bodies);
  });
});

test('bytes that are quoted come back, whatever they are and wherever lines are broken', () => {
  const encoded = (bytes: Uint8Array, every: number): string =>
    Array.from(bytes, (byte, i) => `=${byte.toString(16).padStart(2, '0')}${i % every === 0 ? '=\r\n' : ''}`).join('');
  holdsFor(fc.tuple(fc.uint8Array(), fc.integer({ min: 1, max: 5 })), ([bytes, every]) => {
    assert.deepEqual(decodedBy('quoted-printable', Buffer.from(encoded(bytes, every))), Buffer.from(bytes));
  });
});
