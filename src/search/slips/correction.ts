/** Finds the queries that may have been meant by one that finds little. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { ReadPart } from '../read-parts.js';
import { correctable, type ReadQuery, retyped } from './retyped.js';
import { MAX_SLIPS, type Slip } from './slip.js';
import { slipsIn } from './slips.js';
import { asWritten } from './writing.js';

/** A query without its slip. */
export interface CorrectedQuery {
  /** What the reader would have typed: all else is as it was. */
  readonly query: string;
  /** {@link Slip.odds} of the least likely of its slips. */
  readonly odds: number;
}

/** A query as it was read. */
export interface ReadableQuery {
  /** As typed. */
  readonly query: string;
  readonly read: ReadQuery;
  readonly parts: readonly ReadPart[];
}

/** What is looked up. */
export interface CorrectionSources {
  readonly engine: Engine;
  /** The one that the engine's index was made with. */
  readonly analyzer: Analyzer;
}

/** Queries of more parts, or longer ones, are sentences and pastes. */
const MAX_PARTS = 4;
const MAX_QUERY_CHARS = 60;

/**
 * What may have been meant, the likeliest first: at most three queries. Where several parts have a slip, all of them are mended first, and then each alone.
 * Whether a corrected query finds anything is not known here.
 */
export function correctedQueries(typed: ReadableQuery, sources: CorrectionSources): CorrectedQuery[] {
  if (typed.parts.length > MAX_PARTS || typed.query.length > MAX_QUERY_CHARS) return [];
  const choices = choicesIn(typed, sources);
  const parts = new Set(choices.map(({ part }) => part.text));
  const best = choices.filter((one) => choices.find(({ part }) => part.text === one.part.text) === one);
  const all = [...(parts.size > 1 ? [best] : []), ...choices.map((choice) => [choice])];
  const found = new Map<string, CorrectedQuery>();
  for (const one of all.slice(0, MAX_SLIPS)) {
    const query = corrected(typed, one, sources);
    if (query !== undefined && !found.has(query)) found.set(query, { query, odds: Math.min(...one.map(({ slip }) => slip.odds)) });
  }
  return [...found.values()];
}

/** A slip with the part that it is in. */
interface Choice {
  readonly part: ReadPart['part'];
  readonly slip: Slip;
}

/** The likeliest first, each text of a part once. */
function choicesIn({ query, read, parts }: ReadableQuery, { engine, analyzer }: CorrectionSources): Choice[] {
  const texts = new Set(correctable(read(query)).map(({ text }) => text));
  const distinct = new Map(parts.filter(({ part }) => texts.has(part.text)).map((one) => [one.part.text, one]));
  const choices = [...distinct.values()].flatMap((one) => slipsIn(one, engine, analyzer).map((slip): Choice => ({ part: one.part, slip })));
  return choices.sort((a, b) => b.slip.odds - a.slip.odds);
}

/** The query with one choice in each of some parts; nothing where it would be read in some other way. */
function corrected({ query, read }: ReadableQuery, choices: readonly Choice[], { engine, analyzer }: CorrectionSources): string | undefined {
  let current: string | undefined = query;
  for (const { part, slip } of choices) {
    const { start, end, text } = slip;
    const written = asWritten(text, part.text.slice(start, end), engine, analyzer);
    current = current === undefined ? undefined : retyped(current, part.text, part.text.slice(0, start) + written + part.text.slice(end), read);
  }
  return current;
}
