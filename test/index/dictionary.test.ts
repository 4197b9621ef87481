/** Tests looking terms up among sorted ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Dictionary, findPrefix, findTerm } from '../../src/index/dictionary.js';
import { holdsFor } from '../support/property.js';

function dictionaryOf(terms: readonly string[]): Dictionary {
  const bytes = terms.map((term) => Buffer.from(term));
  const offsets = new Uint32Array(terms.length + 1);
  for (const [i, term] of bytes.entries()) offsets[i + 1] = (offsets[i] as number) + term.length;
  return { bytes: Buffer.concat(bytes), offsets };
}

const term = fc
  .array(fc.constantFrom('a', 'b', 'z', '长', '江', '𠮷', '\uffff'), { minLength: 1, maxLength: 4 })
  .map((characters) => characters.join(''));
const terms = fc.uniqueArray(term, { maxLength: 40 }).map((all) => all.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));

test('finds every term that is there, and no other', () => {
  holdsFor(fc.tuple(terms, term), ([all, other]) => {
    const dictionary = dictionaryOf(all);
    for (const [i, one] of all.entries()) assert.equal(findTerm(dictionary, Buffer.from(one)), i);
    assert.equal(findTerm(dictionary, Buffer.from(other)), all.indexOf(other));
  });
});

test('finds just the terms that begin so', () => {
  holdsFor(fc.tuple(terms, term), ([all, prefix]) => {
    const [from, to] = findPrefix(dictionaryOf(all), Buffer.from(prefix));
    assert.deepEqual(
      all.slice(from, to),
      all.filter((one) => one.startsWith(prefix)),
    );
  });
});
