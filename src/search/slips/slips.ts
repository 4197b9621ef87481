/** Finds what may have been meant by a part of a query in which a slip may be. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Token } from '../../model.js';
import { isEnglish } from '../../text/english.js';
import { runsOf } from '../../text/runs.js';
import type { WordTable } from '../../text/word-table.js';
import type { Alternative } from '../likeness/alternative.js';
import type { ReadPart } from '../read-parts.js';
import { hanSlips } from './han-slips.js';
import { latinSlips } from './latin-slips.js';
import { pinyinSlips } from './pinyin-slips.js';
import { regionSlips } from './region-slips.js';
import type { Slip } from './slip.js';
import { TextCounts } from './text-counts.js';

/** Longer parts are sentences and pastes: nobody means one word of the index by them. */
const MAX_PART_CHARS = 20;
/** Longer runs of Chinese are sentences: of 1,883 real queries that find little the longer ones made all the work and no good offer. */
const MAX_HAN_CHARS = 8;
/** Readers look at one suggestion; the others are for whoever knows what the rest of the query finds. */
const MAX_ALTERNATIVES = 8;

/**
 * What may have been meant by stretches of a part, the likeliest first: at most eight texts of the index, each much more frequent there than what was typed in
 * its place. None for what stands between quotation marks or ends with a sign: it is meant as typed.
 *
 * @param engine over an index made with the analyzer
 * @param region regional words, for what stands in the index by another region's word only
 */
export function slipsIn(read: ReadPart, engine: Engine, analyzer: Analyzer, region?: WordTable): Alternative[] {
  const { part, folded, analysis } = read;
  if (part.isPhrase || part.isPrefix || folded.length > MAX_PART_CHARS) return [];
  const counts = new TextCounts(engine, analyzer);
  const slips = [...runsOf(folded)].flatMap((run): Slip[] => {
    if (run.kind === 'cjk') {
      if (run.end - run.start > MAX_HAN_CHARS) return [];
      return [...hanSlips(run, read, engine, analyzer, counts), ...(region ? regionSlips(run, folded, region, engine, analyzer, counts) : [])];
    }
    const whole = analysis.words.find(({ start, end }) => start === run.start && end === run.end);
    return whole && !isEnglish(whole.term) ? ofLatin(whole, engine, analyzer, counts) : [];
  });
  return likeliest(slips);
}

function ofLatin(whole: Token, engine: Engine, analyzer: Analyzer, counts: TextCounts): Slip[] {
  return [...latinSlips(whole, engine), ...pinyinSlips(whole, engine, analyzer, counts)];
}

/** Of each text for each stretch one. */
function likeliest(slips: readonly Slip[]): Alternative[] {
  const seen = new Set<string>();
  const distinct = [...slips]
    .sort((a, b) => b.likelihood - a.likelihood)
    .filter(({ start, end, text }) => {
      const key = `${start} ${end} ${text}`;
      return !seen.has(key) && seen.add(key);
    });
  return distinct.slice(0, MAX_ALTERNATIVES).map(({ start, end, text, why }) => ({ start, end, text, why }));
}
