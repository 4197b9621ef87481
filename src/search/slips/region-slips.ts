/** Lets corrections go through regional words: what was meant may stand in the index only by another region's word. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Range } from '../../model.js';
import { isOneCharacter } from '../../text/grams.js';
import { keyOf, unitsOf, unitsOfKey } from '../../text/units.js';
import type { WordTable } from '../../text/word-table.js';
import type { Alternative } from '../likeness/alternative.js';
import { alternativesIn } from '../likeness/alternatives.js';
import { soundsLike } from './han-sounds.js';
import { isMuchMore, NEARLY_NONE, SLIP_WEIGHTS, type Slip, type SlipKind } from './slip.js';
import type { TextCounts } from './text-counts.js';

/** A text as another region says it. */
export type RegionalForm = Pick<Alternative, 'text' | 'notIn'>;

/** What stands for a text in other regions, with its own words that have no other one. */
export function regionalForms(text: string, region: WordTable, analyzer: Analyzer): RegionalForm[] {
  return alternativesIn(text, analyzer.analyze(text).words, { region }).map(({ start, end, text: word, notIn }) => {
    const isAll = start === 0 && end === text.length;
    return { text: text.slice(0, start) + word + text.slice(end), ...(isAll && notIn && { notIn }) };
  });
}

/** Longer runs are looked through for words of the index only. */
const MAX_RUN_CHARS = 8;

/**
 * Regional words that a run may be a slip of by a sound, and for which another region's word stands in the index (通涨 where answers say 通膨 only).
 *
 * @param run of Chinese in a folded text
 */
export function regionSlips(run: Range, folded: string, region: WordTable, engine: Engine, analyzer: Analyzer, counts: TextCounts): Slip[] {
  const typed = folded.slice(run.start, run.end);
  if (typed.length > MAX_RUN_CHARS || isOneCharacter(typed)) return [];
  const most = counts.atMost(typed);
  const slips: Slip[] = [];
  for (const word of oneCharacterAway(typed, region)) {
    if (counts.of(word) > 0) continue;
    const kind = soundsLike(typed, word, engine, analyzer);
    for (const text of kind ? (region.alternatives.get(keyOf(unitsOf(word))) ?? []) : []) {
      const holding = counts.of(text);
      const likelihood = (SLIP_WEIGHTS[kind as SlipKind] * holding) / Math.max(most, NEARLY_NONE);
      if (isMuchMore(holding, most)) slips.push({ start: run.start, end: run.end, text, why: 'typo', likelihood });
    }
  }
  return slips;
}

/** The regional words that differ from a text in one character, which another one stands for. */
function oneCharacterAway(text: string, { alternatives }: WordTable): string[] {
  const own = keyOf(unitsOf(text));
  return Array.from(alternatives.keys())
    .filter((key) => key.length === own.length && isNear(key, own))
    .map((key) => unitsOfKey(key).join(''))
    .filter((word) => word !== text);
}

/** Whether two keys of one length differ in one character, of one code unit or two. */
function isNear(one: string, other: string): boolean {
  let first = 0;
  while (first < one.length && one[first] === other[first]) first++;
  let last = one.length - 1;
  while (last > first && one[last] === other[last]) last--;
  return last === first || (last === first + 1 && Array.from(one.slice(first, last + 1)).length === 1);
}
