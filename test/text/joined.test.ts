/** Tests the names that neighbouring Latin words and numbers make. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchKey } from '../../src/text/fold.js';
import { joinedTokens, otherTokens } from '../../src/text/joined.js';
import { runsOf } from '../../src/text/runs.js';
import { anyText, holdsFor } from '../support/property.js';

function joined(text: string): string[] {
  const folded = matchKey(text);
  return joinedTokens(folded, runsOf(folded)).map(({ term }) => term);
}

test('letters and digits that a blank parts make a name', () => {
  assert.deepEqual(joined('RTX 4090'), ['rtx4090']);
  assert.deepEqual(joined('Wi-Fi 6'), ['wifi6']);
  assert.deepEqual(joined('ＵＳＢ　３.０'), ['usb3.0']);
  assert.deepEqual(joined('10 GB'), ['10gb']);
  assert.deepEqual(joined('Cat 6A'), ['cat6a']);
});

test('a name may have three pieces', () => {
  assert.deepEqual(joined('iPhone 11 Pro 256 GB'), ['iphone11', '11pro', 'iphone11pro', 'pro256', '11pro256', '256gb', 'pro256gb']);
});

test('of names that are listed the nearest is joined as well', () => {
  assert.deepEqual(joined('GTX/RTX 4090/4080'), ['gtxrtx4090/4080', 'gtxrtx4090', 'rtx4090/4080', 'rtx4090']);
});

test('what means something else is not joined', () => {
  for (const text of ['C++ 11', 'C# 8', '1 2', '50% off', 'New York', 'RTX\n4090', 'RTX，4090', 'RTX 显卡 4090', 'RTX     4090', '😀 4', '11 年'])
    assert.deepEqual(joined(text), [], text);
});

test('nothing longer than a name is joined', () => {
  assert.deepEqual(joined(`${'a'.repeat(31)} 1`), [`${'a'.repeat(31)}1`]);
  assert.deepEqual(joined(`${'a'.repeat(32)} 1`), []);
});

test('a long row of pieces makes a bounded number of names', () => {
  assert.ok(joined('a 1 '.repeat(1000)).length < 2 * 2000);
});

test('every name is what its slice says, without the blanks and signs', () => {
  holdsFor(anyText(), (text) => {
    const folded = matchKey(text);
    for (const { term, start, end } of joinedTokens(folded, runsOf(folded))) {
      const plain = (one: string): string => one.replace(/[\p{P}\p{M}\s]/gu, '');
      assert.equal(plain(term), plain(folded.slice(start, end)));
      assert.match(term, /\p{N}/u);
    }
  });
});

test('names stand beside the words they are made of', () => {
  const terms = otherTokens(matchKey('RTX 4090 👍')).map(({ term }) => term);
  assert.deepEqual(terms, ['rtx', '4090', '👍', 'rtx4090']);
});
