/** Describes the states of the corpus that the crash tests index one after another. */

import { readManifest } from '../../src/index/manifest.js';
import { openIndexFiles } from '../../src/index/open-index.js';
import { verifyIndex } from '../../src/index/verify.js';
import type { Analyzer, Answer, IdentifiedPage } from '../../src/model.js';
import { answer, pagesOf } from '../support/pages.js';
import { toyAnalyzer } from '../support/toy-analyzer.js';

/** Has words, so that the index has all files that an index may have. */
export const crashAnalyzer: Analyzer = { ...toyAnalyzer, userWords: [{ word: '焜锅', reading: ['kun', 'guo'] }] };

/** Files of a state: the first changes every time, the others now and then, so that all of adding, deleting and merging happens. */
export function filesOfState(state: number): Record<string, readonly IdentifiedPage[]> {
  const file = (name: string, version: number, size: number): readonly IdentifiedPage[] =>
    pagesOf(
      Array.from({ length: size }, (_, i) => answer({ id: `${name}${i}`, question: `${name} ${version}`, text: `茶 水 ${name} ${version} ${i}` })),
    );
  return {
    a: file('a', state, 5 + (state % 40)),
    b: file('b', Math.floor(state / 3), 30),
    ...(state % 4 < 2 && { c: file('c', Math.floor(state / 7), 10 + (state % 5)) }),
    d: pagesOf([...captures(OLD_DAY, 1), ...captures(NEW_DAY, state)]),
  };
}

const [OLD_DAY, NEW_DAY] = ['2021-01-01', '2024-01-01'];

/** Answers whose older texts are kept. */
const captures = (archivedOn: string, version: number): Answer[] =>
  Array.from({ length: 5 }, (_, i) => answer({ id: `d${i}`, text: `茶 ${archivedOn} ${version}`, archivedOn, revision: `${archivedOn} ${version}` }));

/** Whether two states have a file of the same content. */
export function unchangedBetween(before: number, after: number): string[] {
  const [old, now] = [filesOfState(before), filesOfState(after)];
  return Object.keys(now).filter((name) => JSON.stringify(old[name]) === JSON.stringify(now[name]));
}

/** The state that the index in a folder holds; throws where it holds anything but one whole state. */
export function stateIn(directory: string): number {
  const { damages } = verifyIndex(directory);
  if (damages.length > 0) throw new Error(damages.join('\n'));
  const state = Number(readManifest(directory).sources[0]?.sha256);
  const index = openIndexFiles(directory, toyAnalyzer.fingerprint);
  try {
    const all = Object.values(filesOfState(state)).flatMap((pages) => pages.flatMap((page) => page.answers));
    const answers = all.filter(({ archivedOn }) => archivedOn !== OLD_DAY);
    if (JSON.stringify(index.userWords) !== JSON.stringify(crashAnalyzer.userWords)) throw new Error(`state ${state} has lost its words`);
    if (index.stats.answers !== answers.length) throw new Error(`state ${state} has ${index.stats.answers} answers`);
    for (const expected of answers) {
      const found = index.findAnswer(expected.id)?.answer;
      if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`state ${state} holds ${JSON.stringify(found)}`);
      const older = index.olderTextsOf(expected.id);
      if (older.length !== (expected.revision ? 1 : 0)) throw new Error(`state ${state} has ${older.length} older texts of ${expected.id}`);
      if (index.pagesWith(expected.id).length !== 1 + older.length) throw new Error(`state ${state} has lost a page of ${expected.id}`);
    }
    return state;
  } finally {
    index.close();
  }
}
