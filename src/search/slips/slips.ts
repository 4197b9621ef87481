/** Finds what may have been meant by a part of a query in which a slip may be. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import { isEnglish } from '../../text/english.js';
import { runsOf } from '../../text/runs.js';
import type { ReadPart } from '../read-parts.js';
import { hanSlips } from './han-slips.js';
import { latinSlips } from './latin-slips.js';
import { pinyinSlips } from './pinyin-slips.js';
import { LEAST_ODDS, MAX_SLIPS, type Slip } from './slip.js';

/** Longer parts are sentences and pastes: nobody means one word of the index by them. */
const MAX_PART_CHARS = 20;

/**
 * What may have been meant by stretches of a part, the likeliest first: at most three. None for what stands between quotation marks or ends with a sign: it
 * is meant as typed.
 *
 * @param engine over an index made with the analyzer
 */
export function slipsIn({ part, folded, analysis }: ReadPart, engine: Engine, analyzer: Analyzer): Slip[] {
  if (part.isPhrase || part.isPrefix || folded.length > MAX_PART_CHARS) return [];
  const slips = [...runsOf(folded)].flatMap((run): Slip[] => {
    if (run.kind === 'cjk') return hanSlips(run, folded, engine, analyzer);
    const whole = analysis.words.find(({ start, end }) => start === run.start && end === run.end);
    return whole && !isEnglish(whole.term) ? [...latinSlips(whole, engine), ...pinyinSlips(whole, engine)] : [];
  });
  return likeliest(slips, folded);
}

/** Of each text one: several slips may lead to it. */
function likeliest(slips: readonly Slip[], folded: string): Slip[] {
  const texts = new Map<string, Slip>();
  for (const slip of [...slips].sort((a, b) => b.odds - a.odds)) {
    const text = folded.slice(0, slip.start) + slip.text + folded.slice(slip.end);
    if (slip.odds >= LEAST_ODDS && !texts.has(text)) texts.set(text, slip);
  }
  return [...texts.values()].slice(0, MAX_SLIPS);
}
