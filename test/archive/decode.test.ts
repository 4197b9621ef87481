/** Tests what bytes are taken for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../src/archive/decode.js';

/** 这碗汤要用小火慢慢地炖, in its encodings. */
const GBK = Buffer.from('d5e2cdebccc0d2aad3c3d0a1bbf0c2fdc2fdb5d8ecc0', 'hex');
const TEXT = '这碗汤要用小火慢慢地炖';
/** 這碗湯要用小火慢慢地燉 */
const BIG5 = Buffer.from('b36fb84ab4f6ad6ea5cea470a4f5bacfbacfa661bf4c'.replace('bacfbacfa661', 'ba43ba43a661'), 'hex');

const textOf = (bytes: Buffer, charset?: string): string => {
  const decoded = decode(bytes, charset === undefined ? {} : { charset });
  return 'text' in decoded ? decoded.text : `(${decoded.problem})`;
};

test('UTF-8 is read with and without a byte order mark', () => {
  assert.equal(textOf(Buffer.from(TEXT)), TEXT);
  assert.equal(textOf(Buffer.from(`\uFEFF${TEXT}`)), TEXT);
});

test('UTF-16 is read by its mark, and without one where letters show it', () => {
  assert.equal(textOf(Buffer.from(`\uFEFF${TEXT}`, 'utf16le')), TEXT);
  assert.equal(textOf(Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()), TEXT);
  assert.equal(textOf(Buffer.from(`<p>${TEXT}`, 'utf16le')), `<p>${TEXT}`);
  assert.equal(textOf(Buffer.from(`<p>${TEXT}`, 'utf16le').swap16()), `<p>${TEXT}`);
});

test('GBK and Big5 are told apart without a word about them', () => {
  assert.equal(textOf(GBK), TEXT);
  assert.match(textOf(Buffer.concat(Array(4).fill(BIG5))), /^這碗湯要用小火/);
});

test('a header comes before what the page says, and both before guessing', () => {
  assert.equal(textOf(GBK, 'gb2312'), TEXT);
  const page = Buffer.concat([Buffer.from('<meta charset="big5">'), GBK]);
  assert.ok(textOf(page, 'gbk').endsWith(TEXT));
  assert.ok(textOf(Buffer.concat([Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), GBK])).endsWith(TEXT));
  assert.ok(textOf(Buffer.concat([Buffer.from('<?xml version="1.0" encoding="gbk"?>'), GBK])).endsWith(TEXT));
});

test('a label that cannot be true is passed over', () => {
  assert.ok(textOf(Buffer.concat([Buffer.from('<meta charset="utf-8">'), GBK])).endsWith(TEXT));
  assert.ok(textOf(GBK, 'utf-8').endsWith(TEXT));
  assert.equal(textOf(Buffer.from(TEXT), 'no-such-charset'), TEXT);
});

test('a character beyond the plane and one of four bytes in GB18030 are whole', () => {
  assert.equal(textOf(Buffer.from('𠮷🍲')), '𠮷🍲');
  assert.equal(textOf(Buffer.concat([GBK, Buffer.from('95328236', 'hex')])), `${TEXT}𠀀`);
});

test('what was spoiled before it was saved is no text', () => {
  for (const spoiled of ['锟斤拷锟斤拷锟斤拷', '\uFFFD\uFFFD汤'.repeat(20), 'è¿™ç¢—æ±¤è¦ç”¨å°ç«æ…¢æ…¢åœ°ç‚–'])
    assert.match(textOf(Buffer.from(spoiled)), /^\(spoiled before it was saved/, spoiled);
});

test('who writes about such signs is no spoiled text', () => {
  assert.equal(textOf(Buffer.from(`为什么会出现“锟斤拷”？${TEXT.repeat(20)}`)).length, 12 + TEXT.length * 20);
});

test('bytes that are no text in any encoding are told so', () => {
  assert.match(textOf(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x80])), /^\((?:in no encoding that is known|spoiled)/);
  assert.equal(textOf(Buffer.alloc(0)), '');
});
