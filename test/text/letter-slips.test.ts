/** Tests which letters may have been meant. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lettersMeantBy } from '../../src/text/letter-slips.js';
import { holdsFor } from '../support/property.js';

const kindOf = (typed: string, meant: string) => lettersMeantBy(typed).find(({ letters }) => letters === meant)?.kind;

test('knows each kind of slip', () => {
  assert.equal(kindOf('chongqign', 'chongqing'), 'exchanged');
  assert.equal(kindOf('chongqqing', 'chongqing'), 'doubled');
  assert.equal(kindOf('chongqng', 'chongqing'), 'missing');
  assert.equal(kindOf('chongqingx', 'chongqing'), 'surplus');
  assert.equal(kindOf('chongqinh', 'chongqing'), 'other');
});

test('another letter is one beside it on a keyboard', () => {
  const others = lettersMeantBy('g').flatMap(({ letters, kind }) => (kind === 'other' ? [letters] : []));
  assert.deepEqual(others.toSorted(), ['b', 'f', 'h', 't', 'v', 'y']);
});

test('nothing typed may be any letter', () => {
  assert.equal(lettersMeantBy('').length, 26);
});

test('gives each letters once, and never what was typed', () => {
  holdsFor(fc.string({ unit: fc.constantFrom(...'abcxyz1'), maxLength: 12 }), (typed) => {
    const meant = lettersMeantBy(typed).map(({ letters }) => letters);
    assert.equal(new Set(meant).size, meant.length);
    assert.ok(!meant.includes(typed));
    assert.ok(meant.every(({ length }) => Math.abs(length - typed.length) <= 1));
  });
});
