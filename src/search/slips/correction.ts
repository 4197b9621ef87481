/** Decides whether a query that finds little is corrected: what was meant, and whether that is offered or done. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Token } from '../../model.js';
import { isCommonWord } from '../../text/common-words.js';
import { matchKey } from '../../text/fold.js';
import { isOneCharacter } from '../../text/grams.js';
import { isCjkTerm } from '../../text/runs.js';
import { isStopWord } from '../../text/stop-words.js';
import { keyOf, unitsOf } from '../../text/units.js';
import type { WordTable } from '../../text/word-table.js';
import type { Alternative } from '../likeness/alternative.js';
import type { ReadPart } from '../read-parts.js';
import { regionalForms } from './region-slips.js';
import { correctable, type ReadQuery, retyped } from './retyped.js';
import { slipsIn } from './slips.js';
import { asWritten } from './writing.js';

/** Texts that are allowed in a query beside those typed, by the texts of the parts in which they stand for something. */
export type Alternatives = ReadonlyMap<string, readonly Alternative[]>;

/** What a query would be without its slip. */
export interface Correction {
  /** What the reader would have typed: all else is as it was. */
  readonly query: string;
  readonly alternatives: Alternatives;
  /** How many answers have everything when the alternatives are allowed. */
  readonly total: number;
  /** Whether it is searched for at once: what was typed finds nothing, and is no common word. Else it is offered. */
  readonly isApplied: boolean;
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
  /** Regional words, where the reader lets them count. */
  readonly region?: WordTable;
}

/** Who finds so many answers sees them all at a glance, and needs no other word. */
const ENOUGH = 5;
/** What is offered finds so many times as many: less is no reason to think that something else was meant. */
const TIMES_AS_MANY = 10;
/** Queries of more parts, or longer ones, are sentences and pastes. */
const MAX_PARTS = 4;
const MAX_QUERY_CHARS = 60;
/** What finds something is corrected only where it is a word or two: in a longer query something is rare, mostly, without being a slip. */
const MAX_PARTS_IF_FOUND = 2;
const MAX_CHARS_IF_FOUND = 16;
/** So many corrections at most are searched for to see what they find. */
const MAX_COUNTED = 8;
/** A correction that is less likely by itself must find so many times as many as the one before it. */
const TIMES_BY_RANK = 2;

/**
 * What may have been meant by a query that finds little.
 *
 * One slip is taken for likelier than two: a correction of several parts at once counts only where none of a single one finds anything.
 *
 * @param typedTotal how many answers have all of what was typed
 * @param count how many have all of it when alternatives are allowed; called at most eight times
 * @returns nothing where enough was found, or where no correction finds enough more
 */
export function correctionOf(
  typed: ReadableQuery,
  sources: CorrectionSources,
  typedTotal: number,
  count: (alternatives: Alternatives) => number,
): Correction | undefined {
  if (typedTotal >= ENOUGH || typed.parts.length > MAX_PARTS || typed.query.length > MAX_QUERY_CHARS) return undefined;
  if (typedTotal > 0 && (typed.parts.length > MAX_PARTS_IF_FOUND || typed.query.length > MAX_CHARS_IF_FOUND)) return undefined;
  const choices = choicesIn(typed, sources);
  const isEnough = (total: number): boolean => total > 0 && total >= typedTotal * TIMES_AS_MANY;
  const counted = choices.slice(0, MAX_COUNTED - 1).map((choice) => {
    const alternatives = allowed([choice], sources);
    return { choices: [choice], alternatives, total: count(alternatives), weight: TIMES_BY_RANK ** -choice.rank };
  });
  const single = counted.filter(({ total }) => isEnough(total)).sort((a, b) => b.total * b.weight - a.total * a.weight)[0];
  const best = single ?? together(choices, sources, count);
  if (!best || !isEnough(best.total)) return undefined;
  const query = corrected(typed, best.choices, sources);
  return query === undefined
    ? undefined
    : { query, alternatives: best.alternatives, total: best.total, isApplied: typedTotal === 0 && !best.choices.some(commonWordOf) };
}

/** The longest common word in which something is to be replaced: that another one sounds like it may be said, but is not what was meant. */
function commonWordOf({ words, alternative: { start, end } }: Choice): Token | undefined {
  const around = words.filter((word) => word.start <= start && word.end >= end && isCjkTerm(word.term) && !isOneCharacter(word.term));
  return around.sort((a, b) => b.end - b.start - (a.end - a.start)).find(({ term }) => isCommonWord(term));
}

/**
 * What stands in the place of a common word is a word, too: 景点 in that of 经典, but nothing in that of 量子力学. No slip makes function words,
 * but in words that are known (聯準會).
 */
function isSensible(choice: Choice, { engine: { vocabulary }, region }: CorrectionSources): boolean {
  const { start, end, text } = choice.alternative;
  const typed = choice.part.text.slice(start, end);
  const isKnown = vocabulary.holding(text) > 0 || region?.alternatives.has(keyOf(unitsOf(text)));
  if (!isKnown && Array.from(text).some((character) => isStopWord(character) && !matchKey(typed).includes(character))) return false;
  const word = commonWordOf(choice);
  return !word || vocabulary.holding(word.term.slice(0, start - word.start) + text + word.term.slice(end - word.start)) > 0;
}

/** An alternative with the part that it belongs to. */
interface Choice {
  readonly part: ReadPart['part'];
  readonly words: readonly Token[];
  readonly alternative: Alternative;
  /** 0 for the likeliest of a part. */
  readonly rank: number;
}

/** The likeliest of each part first, each text of a part once. */
function choicesIn({ query, read, parts }: ReadableQuery, sources: CorrectionSources): Choice[] {
  const { engine, analyzer, region } = sources;
  const texts = new Set(correctable(read(query)).map(({ text }) => text));
  const distinct = new Map(parts.filter(({ part }) => texts.has(part.text)).map((one) => [one.part.text, one]));
  const choices = [...distinct.values()].flatMap((one) =>
    slipsIn(one, engine, analyzer, region).map((alternative, rank): Choice => ({ part: one.part, words: one.analysis.words, alternative, rank })),
  );
  return choices.filter((choice) => isSensible(choice, sources)).sort((a, b) => a.rank - b.rank);
}

/** The likeliest for each place, where there are several places. */
function together(choices: readonly Choice[], sources: CorrectionSources, count: (alternatives: Alternatives) => number) {
  const chosen: Choice[] = [];
  for (const choice of choices) {
    const { start, end } = choice.alternative;
    const isFree = ({ part, alternative }: Choice): boolean => part.text !== choice.part.text || alternative.end <= start || alternative.start >= end;
    if (chosen.every(isFree)) chosen.push(choice);
  }
  if (chosen.length < 2) return undefined;
  const alternatives = allowed(chosen, sources);
  return { choices: chosen, alternatives, total: count(alternatives) };
}

/** Regional words for a correction count as well as it does. */
function allowed(choices: readonly Choice[], { analyzer, region }: CorrectionSources): Alternatives {
  const alternatives = new Map<string, Alternative[]>();
  for (const { part, alternative } of choices) {
    const forms = region ? regionalForms(alternative.text, region, analyzer) : [];
    const all = [alternative, ...forms.map((form) => ({ ...alternative, ...form }))];
    alternatives.set(part.text, [...(alternatives.get(part.text) ?? []), ...all]);
  }
  return alternatives;
}

/** The query with all choices in it; nothing where it would be read in some other way. */
function corrected({ query, read }: ReadableQuery, choices: readonly Choice[], { engine, analyzer }: CorrectionSources): string | undefined {
  const texts = new Map<string, string>();
  // From behind, so that places stay what they are.
  for (const { part, alternative } of [...choices].sort((a, b) => b.alternative.start - a.alternative.start)) {
    const { start, end, text } = alternative;
    const before = texts.get(part.text) ?? part.text;
    const written = asWritten(text, part.text.slice(start, end), engine, analyzer);
    texts.set(part.text, before.slice(0, start) + written + before.slice(end));
  }
  let current: string | undefined = query;
  for (const [from, text] of texts) current = current === undefined ? undefined : retyped(current, from, text, read);
  return current;
}
