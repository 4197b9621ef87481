/** Tests that our containers inside MiniSearch hold what its own would: fails loudly when its structures move. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { INDEXED_FIELDS, TEXT_FIELDS } from '../../src/index/fields.js';
import { createPostingsBatch } from '../../src/index/writer.js';
import { holdsFor } from '../support/property.js';
import { ROOT } from '../support/shared.js';

type Counts = Record<string, Record<string, Record<string, number>>>;

/** What MiniSearch writes into its JSON: `index` by term, field number and answer; `fieldLength` by answer. */
interface StockJson {
  readonly index: readonly (readonly [string, Record<string, Record<string, number>>])[];
  readonly fieldLength: Record<string, readonly number[]>;
}

const words = fc.array(fc.constantFrom('山', '水', '茶', '𠮷', '\uffee', '', 'constructor', '__proto__', 'tea'), { maxLength: 6 });
const answers = fc.array(fc.tuple(...INDEXED_FIELDS.map(() => words)), { maxLength: 12 });

/** The same answers in a MiniSearch as it comes. */
function stockCounts(rows: readonly (readonly (readonly string[])[])[]): { readonly counts: Counts; readonly lengths: number[][] } {
  const stock = new MiniSearch({
    fields: [...INDEXED_FIELDS],
    extractField: (row: { id: number; terms: readonly (readonly string[])[] }, field: string) =>
      (field === 'id' ? row.id : row.terms[INDEXED_FIELDS.indexOf(field as never)]) as never,
    stringifyField: (terms) => terms,
    // MiniSearch leaves out empty terms; a sign before each keeps them.
    tokenize: (terms) => (terms as unknown as string[]).map((term) => `=${term}`),
    processTerm: (term) => term,
  });
  stock.addAll(rows.map((terms, id) => ({ id, terms })));
  const { index, fieldLength } = JSON.parse(JSON.stringify(stock)) as StockJson;
  const counts: Counts = Object.create(null);
  for (const [term, byField] of index) counts[term] = byField;
  return { counts, lengths: rows.map((_, id) => [...(fieldLength[id] as number[])]) };
}

test('a batch counts just what MiniSearch counts', () => {
  holdsFor(answers, (rows) => {
    const batch = createPostingsBatch();
    for (const row of rows) batch.add(row);
    const counts: Counts = Object.create(null);
    const finished = batch.finish();
    for (const field of INDEXED_FIELDS.keys()) {
      for (const [term, holding, times] of finished.termsOf(field)) {
        counts[`=${term}`] ??= {};
        (counts[`=${term}`] as Counts[string])[field] = Object.fromEntries(Array.from(holding, (answer, i) => [answer, times[i] as number]));
      }
    }
    const stock = stockCounts(rows);
    assert.deepEqual(counts, stock.counts);
    for (const field of TEXT_FIELDS.keys())
      assert.deepEqual(
        Array.from(batch.lengthsOf(field)),
        Array.from(stock.lengths, (row) => row[field]),
      );
  });
});

test('an example by hand: counts, order, lengths', () => {
  const batch = createPostingsBatch();
  const row = (...body: string[]): string[][] => INDEXED_FIELDS.map((name) => (name === 'whole.words' ? body : []));
  for (const terms of [row('茶', '水', '茶'), row('水'), row('茶')]) batch.add(terms);
  const field = INDEXED_FIELDS.indexOf('whole.words');
  const found = Array.from(batch.finish().termsOf(field), ([term, holding, times]) => [term, [...holding], [...times]]);
  assert.deepEqual(found, [
    ['茶', [0, 2], [2, 1]],
    ['水', [0, 1], [1, 1]],
  ]);
  assert.deepEqual([batch.answers, batch.postings, ...batch.lengthsOf(field)], [3, 4, 2, 1, 1]);
});

test('MiniSearch is the version whose structures these tests were written against', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const installed = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'minisearch', 'package.json'), 'utf8')) as { version: string };
  assert.deepEqual([dependencies.minisearch, installed.version], ['7.2.0', '7.2.0']);
});
