/** Leaves blanks and punctuation out of a text, so that what they part is found as one, and says where it stands. */

import type { Range, Token } from '../../model.js';
import { mixedTokens } from '../../text/mixed.js';
import { emojiTerm, runsOf } from '../../text/runs.js';

/** Stands on both sides of what is not Chinese, so that `art` is not found in `start`; no folded text holds it. */
export const BOUNDARY = '\u0001';

/** Signs and blanks between two words of a phrase are shown as part of it; where they are more, it is shown in two stretches. */
const MAX_GAP_CHARS = 40;

/** A text without blanks and punctuation, its Latin words and numbers in their joined spelling. */
export function compactOf(folded: string): string {
  let compact = '';
  for (const { term } of unitsOf(folded)) compact += term;
  return compact;
}

const BETWEEN_LETTER_AND_DIGIT = /(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu;

/** A compact form in which letters and digits are words of their own, so that a name is the same however they are joined (RTX 4090 = rtx4090). */
export const parted = (compact: string): string => compact.replace(BETWEEN_LETTER_AND_DIGIT, BOUNDARY + BOUNDARY);

/** The compact form of a text that may go on where it ends: its last word may be longer. */
export function openCompactOf(folded: string): string {
  const compact = compactOf(folded);
  return compact.endsWith(BOUNDARY) ? compact.slice(0, -1) : compact;
}

/** The term of a compact text that is one Latin word, number or emoji; nothing for any other. */
export function loneTermOf(compact: string): string | undefined {
  const isLone = compact.startsWith(BOUNDARY) && compact.indexOf(BOUNDARY, 1) === compact.length - 1;
  return isLone ? compact.slice(1, -1) : undefined;
}

/** A stretch of a text that a compact form stands for. */
export interface Place extends Range {
  /** It is one word, longer than what the compact form ends with. */
  readonly isLonger: boolean;
}

/** A text in which compact forms are looked for. */
export class CompactText {
  private readonly compact: string;
  private readonly units: readonly Token[];
  /** Where each unit begins in {@link compact}. */
  private readonly offsets: readonly number[];

  /** @param isParted whether it is {@link parted} */
  constructor(folded: string, isParted = false) {
    this.units = isParted ? [...unitsOf(folded)].flatMap((unit) => partsOf(unit, folded)) : [...unitsOf(folded)];
    let compact = '';
    this.offsets = this.units.map(({ term }) => {
      compact += term;
      return compact.length - term.length;
    });
    this.compact = compact;
  }

  /**
   * All places of a compact form, in order; those of one occurrence may be several, and occurrences may overlap.
   *
   * @param compact not empty; closed ({@link compactOf}) or open ({@link openCompactOf})
   */
  placesOf(compact: string): Place[] {
    const places: Place[] = [];
    let unit = 0;
    let done = 0;
    for (let at = this.compact.indexOf(compact); at >= 0; at = this.compact.indexOf(compact, at + 1)) {
      // Of an occurrence that overlaps the one before, only what is new is walked over: repetitions would take the square of their number.
      const from = Math.max(at, done - 1);
      done = at + compact.length;
      while (unit + 1 < this.units.length && (this.offsets[unit + 1] as number) <= from) unit++;
      this.addPlaces(places, unit, from, done);
    }
    return places;
  }

  /** Adds the places of `from..to` of the compact text, the first of which lies in a unit. */
  private addPlaces(places: Place[], first: number, from: number, to: number): void {
    let start = this.positionOf(first, from);
    for (let unit = first; ; unit++) {
      const { term, start: begin, end } = this.units[unit] as Token;
      const offset = this.offsets[unit] as number;
      if (offset + term.length < to) {
        const next = (this.units[unit + 1] as Token).start;
        if (next - end <= MAX_GAP_CHARS) continue;
        places.push({ start, end, isLonger: false });
        start = next;
        continue;
      }
      // An open form ends before the word's last sign, if it is the whole word.
      const isLonger = term.startsWith(BOUNDARY) && to < offset + term.length - 1;
      const before = this.units[unit - 1];
      if (isLonger && before && start < begin) places.push({ start, end: before.end, isLonger: false });
      places.push({ start: isLonger ? begin : start, end: term.startsWith(BOUNDARY) ? end : begin + to - offset, isLonger });
      return;
    }
  }

  /** Where in the text an offset of the compact text lies: in a Latin word or number, at its beginning. */
  private positionOf(unit: number, offset: number): number {
    const { term, start } = this.units[unit] as Token;
    return term.startsWith(BOUNDARY) ? start : start + offset - (this.offsets[unit] as number);
  }
}

/** Runs of Chinese, and each other word with its boundaries. */
function* unitsOf(folded: string): Generator<Token> {
  for (const { kind, start, end } of runsOf(folded)) {
    if (kind === 'cjk') yield { term: folded.slice(start, end), start, end };
    else if (kind === 'emoji') yield bounded({ term: emojiTerm(folded.slice(start, end)), start, end });
    else for (const word of wholesOf(folded, start, end)) yield bounded(word);
  }
}

const bounded = ({ term, start, end }: Token): Token => ({ term: BOUNDARY + term + BOUNDARY, start, end });

/** A word as its stretches of letters and of digits. */
function partsOf(unit: Token, folded: string): Token[] {
  if (!unit.term.startsWith(BOUNDARY)) return [unit];
  const terms = unit.term.slice(1, -1).split(BETWEEN_LETTER_AND_DIGIT);
  let at = unit.start;
  return terms.map((term, i) => {
    // Of what stands in the text, signs were left out.
    const start = folded.indexOf(term.charAt(0), at);
    for (const character of term) at = folded.indexOf(character, at) + character.length;
    if (i === terms.length - 1) at = unit.end;
    return bounded({ term, start, end: at });
  });
}

/** The joined tokens of a run that lie in no other one; a measure behind a number is a character of its own. */
function wholesOf(folded: string, start: number, end: number): Token[] {
  const wholes: Token[] = [];
  let last = start;
  for (const token of mixedTokens(folded, start, end)) {
    if (token.end > end || token.start < last) continue;
    wholes.push(token);
    last = token.end;
  }
  return wholes;
}
