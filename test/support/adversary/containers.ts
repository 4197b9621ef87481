/** Nasty files that hold files. */

import { gzipSync } from 'node:zlib';
import { type Entry, zipOf } from '../containers.js';
import { around, file, type Kind, type Kinds, type Text, times } from './made.js';

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

/** A record of a crawl. */
export const record = (headers: string, body: string): string =>
  `WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://jian.example/a\r\nContent-Type: text/html\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;

const response = (headers: string, body: string): string => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n${body}`;
  return record('', http).replace('resource', 'response').replace('text/html', 'application/http');
};

/** A saved page in a transfer encoding. */
const savedPage = (text: Text, encoding = '8bit'): Kind =>
  file(
    'a.mhtml',
    around(
      `Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: ${encoding}\n\n<p>水`,
      text,
      '\n--b--\n',
    ),
  );

/** The same bytes, as often as that. */
export const again = (piece: Buffer, times: number): Buffer => Buffer.alloc(piece.length * Math.max(1, Math.floor(times)), piece);

/** An entry of a tar (POSIX ustar). @param type `0` a file, `2` a link, `L` a long name for the next, `x` headers for the next */
function tarEntry(name: string, content: string, type = '0'): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
  head.write('        ', 148);
  head.write(type, 156);
  head.write('ustar\x0000', 257, 'latin1');
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const bytes = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  bytes.write(content);
  return Buffer.concat([head, bytes]);
}

/** As many files in one, each of `piece`. */
function entries(piece: string): (bytes: number) => Entry[] {
  return (bytes) => Array.from({ length: Math.max(1, Math.floor(bytes / 200)) }, (_, i) => ({ name: `${i}.md`, content: piece }));
}

/** By what they have too much of. */
export const CONTAINER_KINDS: Kinds = {
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
    content: again(gzipSync('{"question":"汤","text":"水"}\n'), bytes / 50),
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
  'members of one byte': (bytes) => ({ name: 'a.jsonl.gz', content: again(gzipSync('\n'), bytes / 21) }),
  'empty members': (bytes) => ({ name: 'a.jsonl.gz', content: again(gzipSync(''), bytes / 20) }),
  'a head of a member': (bytes) => ({
    name: 'a.jsonl.gz',
    content: Buffer.concat([Buffer.from('1f8b0808000000000003', 'hex'), Buffer.alloc(bytes, 'a')]),
  }),
  'records that are packed': (bytes) => {
    const packed = gzipSync(record('', '<p>水'));
    return { name: 'a.warc.gz', content: again(packed, bytes / record('', '<p>水').length) };
  },
  'empty lines of a saved page': savedPage(times('\n')),
  'short lines of a saved page': savedPage(times('水\n')),
  'quoted bytes of a saved page': savedPage(times('=E6=B0=B4'), 'quoted-printable'),
  'signs of a saved page': savedPage(times('='), 'quoted-printable'),
  'soft line ends of a saved page': savedPage(times('=\n'), 'quoted-printable'),
  'base64 of a saved page': savedPage(times('5rC0'), 'base64'),
  'boundaries that nearly are': savedPage(times('--bb\n')),
  'parts that are no pages': mime(around('\n', times('--b\n\n'))),
  'parameters of a header': mime(around('Content-Type: a', times('; a="b"'), '\n')),
  'chunks of a response': crawl((bytes) => response('Transfer-Encoding: chunked\r\n', '1\r\na\r\n'.repeat(bytes / 6))),
  'headers of a response': crawl((bytes) => response('A: b\r\n'.repeat(bytes / 6), '<p>水')),
  'responses that are packed by nothing': crawl(times(response('Content-Encoding: br\r\n', '\x0b'))),
  'records of no known kind': crawl(times(record('', '').replace('resource', 'nothing'))),
  'captures that were as before': crawl(times(record('WARC-Refers-To-Date: 2024-05-06T01:02:03Z\r\n', '').replace('resource', 'revisit'))),
  'an address of a record': crawl((bytes) => record('', '<p>水').replace('/a', `/${'a'.repeat(bytes)}`)),
  'files of a tar': (bytes) => ({ name: 'a.tar', content: Buffer.concat([again(tarEntry('a.md', '水'), bytes / 1024), Buffer.alloc(1024)]) }),
  'empty files of a tar': (bytes) => ({ name: 'a.tar', content: again(tarEntry('a.md', ''), bytes / 512) }),
  'links of a tar': (bytes) => ({ name: 'a.tar', content: again(tarEntry('a.md', '', '2'), bytes / 512) }),
  'a long name in a tar': (bytes) => ({
    name: 'a.tar',
    content: Buffer.concat([tarEntry('././@LongLink', 'a'.repeat(bytes), 'L'), tarEntry('a.md', '水')]),
  }),
  'long names in a tar': (bytes) => ({ name: 'a.tar', content: again(tarEntry('././@LongLink', 'a'.repeat(400), 'L'), bytes / 1024) }),
  'headers of a tar': (bytes) => ({
    name: 'a.tar',
    content: Buffer.concat([tarEntry('a', '8 a=b\n'.repeat(bytes / 6), 'x'), tarEntry('a.md', '水')]),
  }),
  'zeros of a tar': (bytes) => ({ name: 'a.tar', content: Buffer.concat([tarEntry('a.md', '水'), Buffer.alloc(bytes)]) }),
  'empty files in a zip': (bytes) => ({ name: 'a.zip', content: zipOf(entries('')(bytes)) }),
  'zips in a zip': (bytes) => {
    const inner = zipOf([{ name: 'a.md', content: '水' }]);
    return { name: 'a.zip', content: zipOf(Array.from({ length: bytes / 220 }, (_, i) => ({ name: `${i}.zip`, content: inner }))) };
  },
  'files in one another': (bytes) => {
    let content: Buffer = gzipSync(Buffer.alloc(bytes, '水\n'));
    for (let i = 0; i < 50; i++) content = gzipSync(content);
    return { name: 'a.gz', content };
  },
};
