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
import type { Hit, Likeness } from '../../src/search-model.js';
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

/** @param channels by default all */
function hitOf(searcher: Searcher, query: string, id: string, channels?: readonly Likeness[]): Hit | undefined {
  for (let page = 1; ; page++) {
    const { hits, total } = searcher.search({ query, page, pageSize: 100, copies: 'all', ...(channels && { channels }) });
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

/** Names of letters and digits are the same however they are joined; nothing else is. */
const joined = (text: string): string =>
  spellingKey(text).replace(/[a-z\d]+(?:[\s\p{P}]+[a-z\d]+)*/gu, (name) =>
    /\d/.test(name) && /[a-z]/.test(name) ? name.replace(/[\s\p{P}]/gu, '') : name,
  );

/** The reason that a mark must give, where it is found by what was typed: judged by its characters alone. */
function reasonOf(slice: string, query: string): Why {
  if (joined(query).includes(joined(slice))) return 'literal';
  return matchKey(query).includes(matchKey(slice)) ? 'script' : 'prefix';
}

const BY_TYPED: readonly Why[] = ['literal', 'script', 'prefix'];

/** Where a slip finds something by chance, what was meant is offered: a reader takes the offer. */
async function taken(one: Case): Promise<Case> {
  const { correction } = (await searcherOf(one)).search({ query: one.query, page: 1, pageSize: 1 });
  return one.why === 'typo' && one.finds && correction && !correction.applied ? { ...one, query: correction.query, why: 'literal' } : one;
}

async function check(given: Case): Promise<void> {
  const one = await taken(given);
  const { kind, query, finds, not, alsoLiteral, marks, notMarks = [], why, reason } = one;
  const said = `${query}: ${reason}`;
  // What is not found so may still be taken for a slip where nothing is found, and is said to be.
  const channels: readonly Likeness[] | undefined = not && why !== 'typo' ? ['region', 'synonym', 'pinyin'] : undefined;
  const hit = hitOf(await searcherOf(one), query, (finds ?? not)?.id as string, channels);
  if (finds) assert.equal(hit?.match, 'all', said);
  if (not && kind === 'excluded') assert.equal(hit, undefined, said);
  if (not && !alsoLiteral) assert.notEqual(hit?.match, 'all', said);
  const found = hit ? markedIn(hit) : [];
  const marked = found.map(({ slice }) => slice);
  for (const slice of marks) assert.ok(marked.includes(slice), `${said} ${slice} in ${marked.join(' ')}`);
  for (const slice of notMarks) assert.ok(!marked.includes(slice), `${said} not ${slice}`);
  for (const { slice, whys } of found.filter((stretch) => marks.includes(stretch.slice))) {
    // All pairs of 哈哈哈 stand in 哈哈: it is as typed, bit by bit.
    const characters = Array.from(matchKey(slice));
    const isTyped = BY_TYPED.includes(why) || matchKey(query).includes(matchKey(slice));
    const isTypedInBits =
      why !== 'typo' &&
      characters.length > 2 &&
      /\p{Script=Han}/u.test(slice) &&
      characters.slice(1).every((next, i) => matchKey(query).includes(`${characters[i]}${next}`));
    const expected = isTyped ? reasonOf(slice, query) : isTypedInBits ? 'literal' : why;
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
  test(`cases of the kind ${kind}`, async () => {
    for (const one of cases.filter((other) => other.kind === kind)) await check(one);
  });
}
