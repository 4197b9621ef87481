/** Tells whether Chinese stands in a text as words that are read in a certain way. */

import type { Vocabulary } from '../../engine/engine.js';
import type { Analyzer, Reading, Syllable, SyllablePattern } from '../../model.js';
import { matchKey } from '../../text/fold.js';

/** So much on both sides of a place decides how it is cut into words. */
const CONTEXT_CHARS = 8;
/** Where it stands often, the first places tell. */
const MAX_PLACES = 3;

/**
 * Whether a run of words stands in a text so that its words begin and end where the text's do, and are read as wanted: 种情 in 这种情况 is no
 * 种 followed by 情, and 重 beside 庆 is 重庆, which is not read zhongqing.
 *
 * @param text as written
 * @param run a match key
 * @param pattern its syllables; it may have more characters than there are
 */
export function standsRead(text: string, run: string, pattern: readonly SyllablePattern[], vocabulary: Vocabulary, analyzer: Analyzer): boolean {
  const folded = matchKey(text);
  for (let at = folded.indexOf(run), places = 0; at >= 0 && places < MAX_PLACES; at = folded.indexOf(run, at + 1), places++) {
    if (isReadAt(text, at, run.length, pattern, vocabulary, analyzer)) return true;
  }
  return false;
}

function isReadAt(
  text: string,
  at: number,
  length: number,
  pattern: readonly SyllablePattern[],
  vocabulary: Vocabulary,
  analyzer: Analyzer,
): boolean {
  const from = Math.max(0, at - CONTEXT_CHARS);
  const [start, end] = [at - from, at - from + length];
  let next = start;
  let syllable = 0;
  for (const token of analyzer.analyze(text.slice(from, at + length + CONTEXT_CHARS)).words) {
    // Words inside the last one, and those before the run.
    if (token.end <= start || token.start < next) {
      if (token.start < start && token.end > start) return false;
      continue;
    }
    if (token.start >= end) break;
    if (token.start !== next || token.end > end) return false;
    const wanted = pattern.slice(syllable);
    const readings = vocabulary.readings(token.term);
    if (readings.length > 0 && !readings.some((reading) => fits(reading, wanted))) return false;
    syllable += Array.from(token.term).length;
    next = token.end;
  }
  return next === end;
}

/** Whether a reading is that of a pattern. Behind the end of a pattern everything fits. */
export function fits(reading: Reading, pattern: readonly SyllablePattern[]): boolean {
  return reading.every((syllable, i) => i >= pattern.length || fitsOne(syllable, pattern[i] as SyllablePattern));
}

function fitsOne({ letters, tone }: Syllable, { anyOf, isWhole, tone: wantedTone = 0 }: SyllablePattern): boolean {
  const isTone = wantedTone === 0 || tone === 0 || tone === wantedTone;
  return isTone && anyOf.some((wanted) => (isWhole ? letters === wanted : letters.startsWith(wanted)));
}
