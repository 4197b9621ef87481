/** Tests what readers type against what they are to find in the sample corpus, and what must be marked: the cases are in cases.jsonl. */
// A case: `query` is typed; `finds` names an answer that must have everything, `not` one that must not (`alsoLiteral`: it may, but `notMarks`
// stay unmarked; of the kind `excluded`: it must not be shown at all). `marks` must be marked just so, `notMarks` must not. `why`: by which likeness.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Hit } from '../../src/search-model.js';
import { readSample, searcherOver } from '../support/searcher.js';
import { ROOT } from '../support/shared.js';

interface Case {
  readonly kind: string;
  readonly query: string;
  readonly finds?: { readonly id: string };
  readonly not?: { readonly id: string };
  readonly alsoLiteral?: boolean;
  readonly marks: readonly string[];
  readonly notMarks?: readonly string[];
  readonly why: string;
  readonly reason: string;
  readonly words?: string;
  readonly synonyms?: string;
}

/** What search knows so far; the other likenesses are written down and wait. */
const KNOWN = ['literal', 'script', 'prefix', 'region'];

const cases = readFileSync(join(ROOT, 'test', 'search', 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
// Whole texts are shown, so that every mark is.
const searcher = await searcherOver(await readSample(), { snippetChars: 100_000 });

function hitOf(query: string, id: string): Hit | undefined {
  for (let page = 1; ; page++) {
    const { hits, total } = searcher.search({ query, page, pageSize: 100, copies: 'all' });
    const hit = hits.find((one) => one.id === id);
    if (hit || page * 100 >= total) return hit;
  }
}

const markedIn = (hit: Hit): string[] =>
  [hit.question, ...hit.snippets].flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));

function check({ kind, query, finds, not, alsoLiteral, marks, notMarks = [], reason }: Case): void {
  const said = `${query}: ${reason}`;
  const hit = hitOf(query, (finds ?? not)?.id as string);
  if (finds) assert.equal(hit?.match, 'all', said);
  if (not && kind === 'excluded') assert.equal(hit, undefined, said);
  if (not && !alsoLiteral) assert.notEqual(hit?.match, 'all', said);
  const marked = hit ? markedIn(hit) : [];
  for (const slice of marks) assert.ok(marked.includes(slice), `${said} ${slice} in ${marked.join(' ')}`);
  if (hit?.match === 'all') for (const slice of notMarks) assert.ok(!marked.includes(slice), `${said} not ${slice}`);
}

const isKnown = ({ why, words, synonyms }: Case): boolean => KNOWN.includes(why) && words === undefined && synonyms === undefined;

test('every case names an answer that is there, and slices that stand in it', () => {
  for (const { finds, not, marks, query } of cases) {
    const { question, text } = searcher.answer((finds ?? not)?.id as string);
    for (const slice of marks) assert.ok(question.includes(slice) || text.includes(slice), `${query}: ${slice}`);
  }
});

for (const kind of new Set(cases.map((one) => one.kind))) {
  const ofKind = cases.filter((one) => one.kind === kind);
  const known = ofKind.filter(isKnown);
  if (known.length > 0) test(`cases of the kind ${kind}`, () => known.forEach(check));
  const waiting = ofKind.length - known.length;
  if (waiting > 0) test(`${waiting} more cases of the kind ${kind}`, { skip: 'search does not know this likeness yet' }, () => ofKind.forEach(check));
}
