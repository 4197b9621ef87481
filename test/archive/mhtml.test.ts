/** Tests which of its parts a saved page is read from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyPage, readBytes } from '../support/read-source.js';

const PAGE = '<h1 class="Post-Title">汤要炖多久？</h1><div class="Post-RichText"><p>小火，两个钟头。</p></div>';
const HEAD = 'From: x\r\nContent-Location: https://chu.example/a\r\nDate: Mon, 6 May 2024 09:00:00 +0800\r\n';

const saved = (...parts: readonly string[]): Buffer =>
  Buffer.from(
    `${HEAD}Content-Type: multipart/related;\r\n boundary="=b="\r\n\r\n${parts.map((part) => `--=b=\r\n${part}\r\n`).join('')}--=b=--\r\n`,
    'latin1',
  );

const latin = (text: string): string => Buffer.from(text).toString('latin1');

test('the page may be in any transfer encoding and any character encoding', async () => {
  const base64 = Buffer.concat([
    Buffer.from('<h1 class="Post-Title">'),
    Buffer.from([0xcc, 0xc0]),
    Buffer.from('</h1><p class="Post-RichText">'),
    Buffer.from([0xcc, 0xc0]),
  ]);
  const page = await onlyPage(
    'a.mht',
    saved(`Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: Base64\r\n\r\n${base64.toString('base64')}`),
  );
  assert.deepEqual(
    [page.question, page.answers[0]?.text, page.archivedOn, page.answers[0]?.url],
    ['汤', '汤', '2024-05-06', 'https://chu.example/a'],
  );
  const plain = await onlyPage('a.mht', saved(`Content-Type: text/html\r\n\r\n${latin(PAGE)}`));
  assert.equal(plain.answers[0]?.text, '小火，两个钟头。');
});

test('the page may stand beside itself as plain text, and its frames, styles and images are no pages', async () => {
  const frame = 'Content-Type: text/html\r\n\r\n<h1 class="Post-Title">横幅</h1><p class="Post-RichText">买锅。';
  const alternative = `Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nx\r\n--c\r\nContent-Type: text/html\r\n\r\n${latin(PAGE)}\r\n--c--`;
  for (const first of [alternative, `Content-Type: text/html\r\n\r\n${latin(PAGE)}`]) {
    const page = await onlyPage('a.mht', saved('Content-Type: text/css\r\n\r\np { color: red }', first, latin(frame)));
    assert.deepEqual([page.question, page.answers.length], ['汤要炖多久？', 1]);
  }
});

test('a page that breaks off is read as far as it goes, and told of', async () => {
  const whole = saved(`Content-Type: text/html\r\n\r\n${latin(PAGE)}`);
  const { found, skipped } = await readBytes('a.mht', whole.subarray(0, -20));
  assert.equal(found.length, 1);
  assert.deepEqual(skipped, [{ file: 'a.mht', reason: 'breaks off in the page' }]);
});

test('a file without a page says so, however many parts it has and however deep they lie', async () => {
  const part = 'Content-Type: text/plain\r\n\r\nx';
  const deep = Array.from({ length: 50 }, (_, i) => `Content-Type: multipart/mixed; boundary=c${i}\r\n\r\n--c${i}\r\n`).join('');
  for (const bytes of [saved(...Array.from({ length: 100 }, () => part)), saved(`${deep}Content-Type: text/html\r\n\r\n<p>x`), saved()])
    assert.deepEqual((await readBytes('a.mht', bytes)).skipped, [{ file: 'a.mht', reason: 'no page in this MHTML' }]);
});
