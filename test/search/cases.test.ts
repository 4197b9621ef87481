/** Tests what readers type against what they are to find in the sample corpus, and what must be marked: the cases are in cases.jsonl. */
// A case: `query` is typed; `finds` names an answer that must have everything, `not` one that must not (`alsoLiteral`: it may, but `notMarks`
// stay unmarked; of the kind `excluded`: it must not be shown at all). `marks` must be marked just so, `notMarks` must not. `why`: by which likeness
// the answer is found, and the reason that its marks give. Where that is what was typed, each mark is judged by its own characters: of 裡面 and 里面
// one is literal, the other in another script.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Why } from '../../src/model.js';
import type { Searcher } from '../../src/search/searcher.js';
import type { Hit } from '../../src/search-model.js';
import { matchKey, spellingKey } from '../../src/text/fold.js';
import { readSynonyms } from '../../src/text/synonyms.js';
import { readUserWords } from '../../src/text/user-words.js';
import { temporaryFolder } from '../support/folders.js';
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
  readonly why: Why;
  readonly reason: string;
  readonly words?: string;
  readonly synonyms?: string;
}

/** Slips need more than the likenesses of one search; they wait. */
const KNOWN: readonly Why[] = ['literal', 'script', 'prefix', 'region', 'synonym', 'pinyin'];

const cases = readFileSync(join(ROOT, 'test', 'search', 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const sample = await readSample();
const folder = temporaryFolder();
const known = new Map<string, Promise<Searcher>>();

/** Each file of synonyms or words is one more searcher. Whole texts are shown, so that every mark is. */
function searcherOf({ words = '', synonyms = '' }: Partial<Case>): Promise<Searcher> {
  const key = `${words}\n${synonyms}`;
  const file = join(folder, `${known.size}.txt`);
  const make = (): Promise<Searcher> => {
    writeFileSync(file, words || synonyms);
    const table = synonyms && { synonyms: readSynonyms(file) };
    return searcherOver(sample, { snippetChars: 100_000, ...table }, words ? readUserWords(file) : []);
  };
  const searcher = known.get(key) ?? make();
  known.set(key, searcher);
  return searcher;
}

function hitOf(searcher: Searcher, query: string, id: string): Hit | undefined {
  for (let page = 1; ; page++) {
    const { hits, total } = searcher.search({ query, page, pageSize: 100, copies: 'all' });
    const hit = hits.find((one) => one.id === id);
    if (hit || page * 100 >= total) return hit;
  }
}

interface Marked {
  readonly slice: string;
  /** Of the marks that it is made of. */
  readonly whys: readonly Why[];
}

/** Every mark, and every stretch of marks that touch: of 便利商店 for 便利店 the first half is as typed. */
const markedIn = (hit: Hit): Marked[] =>
  [hit.question, ...hit.snippets].flatMap(({ text, marks }) =>
    marks.flatMap((_, first) => {
      const stretches: Marked[] = [];
      for (let last = first; last < marks.length && (last === first || marks[last]?.start === marks[last - 1]?.end); last++) {
        const of = marks.slice(first, last + 1);
        stretches.push({ slice: text.slice(marks[first]?.start, marks[last]?.end), whys: of.map(({ why }) => why) });
      }
      return stretches;
    }),
  );

/** The reason that a mark must give, where it is found by what was typed: judged by its characters alone. */
function reasonOf(slice: string, query: string): Why {
  if (spellingKey(query).includes(spellingKey(slice))) return 'literal';
  return matchKey(query).includes(matchKey(slice)) ? 'script' : 'prefix';
}

const BY_TYPED: readonly Why[] = ['literal', 'script', 'prefix'];

async function check(one: Case): Promise<void> {
  const { kind, query, finds, not, alsoLiteral, marks, notMarks = [], why, reason } = one;
  const said = `${query}: ${reason}`;
  const hit = hitOf(await searcherOf(one), query, (finds ?? not)?.id as string);
  if (finds) assert.equal(hit?.match, 'all', said);
  if (not && kind === 'excluded') assert.equal(hit, undefined, said);
  if (not && !alsoLiteral) assert.notEqual(hit?.match, 'all', said);
  const found = hit ? markedIn(hit) : [];
  const marked = found.map(({ slice }) => slice);
  for (const slice of marks) assert.ok(marked.includes(slice), `${said} ${slice} in ${marked.join(' ')}`);
  if (hit?.match === 'all') for (const slice of notMarks) assert.ok(!marked.includes(slice), `${said} not ${slice}`);
  for (const { slice, whys } of found.filter((stretch) => marks.includes(stretch.slice))) {
    const isTyped = BY_TYPED.includes(why) || matchKey(query).includes(matchKey(slice));
    const expected = isTyped ? reasonOf(slice, query) : why;
    assert.ok(whys.includes(expected), `${said} ${slice}: ${whys}`);
  }
}

test('every case names an answer that is there, and slices that stand in it', async () => {
  const searcher = await searcherOf({});
  for (const { finds, not, marks, query } of cases) {
    const { question, text } = searcher.answer((finds ?? not)?.id as string);
    for (const slice of marks) assert.ok(question.includes(slice) || text.includes(slice), `${query}: ${slice}`);
  }
});

for (const kind of new Set(cases.map((one) => one.kind))) {
  const ofKind = cases.filter((one) => one.kind === kind);
  const checkAll = async (some: readonly Case[]): Promise<void> => {
    for (const one of some) await check(one);
  };
  const now = ofKind.filter(({ why }) => KNOWN.includes(why));
  if (now.length > 0) test(`cases of the kind ${kind}`, () => checkAll(now));
  const waiting = ofKind.length - now.length;
  if (waiting > 0) test(`${waiting} more cases of the kind ${kind}`, { skip: 'search does not know this likeness yet' }, () => checkAll(ofKind));
}
