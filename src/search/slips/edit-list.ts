/** Keeps the likeliest of many edits of a run of Chinese, by the pairs of characters that they make. */

import type { Engine } from '../../engine/engine.js';
import { SLIP_WEIGHTS, type SlipKind } from './slip.js';

/** Characters in the place of others; places count characters. */
export interface Edit {
  readonly kind: SlipKind;
  readonly start: number;
  readonly end: number;
  readonly by: readonly number[];
}

/** A run of Chinese. */
export interface HanRun {
  /** Code points. */
  readonly characters: readonly number[];
  /** For each character: whether it is no part of a longer word that some answer holds. */
  readonly isLone: readonly boolean[];
  /** Whether a stretch of them is a word of the dictionary's. */
  isWord(start: number, end: number): boolean;
}

/** The edits of one family: for each family others tell which are likely. */
export class EditList {
  private readonly edits: { readonly edit: Edit; readonly weight: number }[] = [];

  constructor(
    private readonly run: HanRun,
    private readonly engine: Engine,
  ) {}

  /** Takes an edit that makes some pair with a neighbour more frequent: beside the other neighbour a word may end. */
  offer(edit: Edit): void {
    const { start, end, by } = edit;
    const { characters } = this.run;
    const inner = this.weakest(by);
    if (inner === 0) return;
    const before = this.gained(characters[start - 1], by[0], characters[start]);
    const after = this.gained(characters[end], by.at(-1), characters[end - 1], true);
    const best = by.length > 1 || edit.kind === 'doubled' ? Math.min(inner, this.engine.stats.answers) : Math.max(before, after);
    if (best > 0) this.push(edit, best / Math.sqrt(this.rarity(by)));
  }

  /** Takes an edit by one character that stands beside both neighbours, and more often than what was typed. */
  offerTight(kind: SlipKind, start: number, end: number, character: number): void {
    const { characters } = this.run;
    const [previous, next] = [characters[start - 1], characters[end]];
    const holding = Math.min(this.pair(previous, character), this.pair(character, next));
    if (holding === 0) return;
    const typed = start === end ? this.pair(previous, next) : Math.min(this.pair(previous, characters[start]), this.pair(characters[start], next));
    if (holding > typed) this.push({ kind, start, end, by: [character] }, holding);
  }

  /** @param holding how many answers hold the word that the edit makes */
  offerWord(edit: Edit, holding: number): void {
    this.push(edit, holding);
  }

  best(limit: number): Edit[] {
    return this.edits
      .sort((a, b) => b.weight - a.weight)
      .slice(0, limit)
      .map(({ edit }) => edit);
  }

  private push(edit: Edit, weight: number): void {
    this.edits.push({ edit, weight: SLIP_WEIGHTS[edit.kind] * weight });
  }

  /** How many answers hold a character beside a neighbour, if these are more than hold the one that was typed there. */
  private gained(neighbour: number | undefined, character: number | undefined, typed: number | undefined, isBefore = false): number {
    if (neighbour === undefined || character === undefined || typed === undefined) return 0;
    const holding = (one: number): number => (isBefore ? this.engine.holdingPair(one, neighbour) : this.engine.holdingPair(neighbour, one));
    const gained = holding(character);
    return gained > 0 && gained > holding(typed) ? gained : 0;
  }

  /** How many answers hold a pair; no bound where one of the two is beyond the run. */
  private pair(first: number | undefined, second: number | undefined): number {
    return first === undefined || second === undefined ? Number.POSITIVE_INFINITY : this.engine.holdingPair(first, second);
  }

  /** How many answers hold the rarest pair of neighbours. */
  private weakest(characters: readonly number[]): number {
    let weakest = Number.POSITIVE_INFINITY;
    for (let i = 1; i < characters.length && weakest > 0; i++) {
      weakest = Math.min(weakest, this.engine.holdingPair(characters[i - 1] as number, characters[i] as number));
    }
    return weakest;
  }

  /** Frequent characters stand beside all others by chance. */
  private rarity([character]: readonly number[]): number {
    return Math.max(1, character === undefined ? 1 : this.engine.vocabulary.occurrences(character));
  }
}
