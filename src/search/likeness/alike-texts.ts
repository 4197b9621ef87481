/** Keeps the texts that may stand for what was typed: what they score, and what is marked. */

import type { Analyzer } from '../../model.js';
import type { Clause } from '../../retrieval.js';
import type { Likeness } from '../../search-model.js';
import type { Replacement } from '../marks/needles.js';
import { clausesOf, termsOf } from '../query.js';
import { likenessWeight } from '../ranking.js';
import type { TextPart } from '../syntax.js';
import type { Alternative } from './alternative.js';

/** The texts that may stand for what was typed, of all parts of a query. */
export class AlikeTexts {
  private readonly texts = new Map<string, { readonly why: Likeness; readonly rank: number }>();
  private readonly ofParts = new Map<TextPart, Replacement[]>();

  /** @param replacements for one stretch, the likeliest first; a text keeps the likeness that it was first given for */
  add(part: TextPart, replacements: readonly Replacement[]): void {
    for (const [i, { text, why }] of replacements.entries()) {
      // A word for the same is one whichever comes first; of words that sound so, the first is meant mostly.
      if (!this.texts.has(text)) this.texts.set(text, { why, rank: why === 'pinyin' ? i : 0 });
    }
    this.ofParts.set(part, [...this.replacements(part), ...replacements]);
  }

  /** Adds what stands for several stretches of a part. */
  addAll(part: TextPart, alternatives: readonly Alternative[]): void {
    const stretches = new Map<string, Alternative[]>();
    for (const alternative of alternatives) {
      const key = `${alternative.start} ${alternative.end} ${alternative.why}`;
      stretches.set(key, [...(stretches.get(key) ?? []), alternative]);
    }
    for (const ofStretch of stretches.values()) this.add(part, ofStretch);
  }

  /** What is marked in the place of a part. */
  replacements(part: TextPart): readonly Replacement[] {
    return this.ofParts.get(part) ?? [];
  }

  /**
   * What scores in answers that have them.
   *
   * @param typed what was typed scores by these already
   */
  clauses(typed: readonly Clause[], analyzer: Analyzer): Clause[] {
    const clauses = new Map<string, Clause>();
    for (const [text, { why, rank }] of this.texts) {
      const weight = likenessWeight(why, rank);
      for (const clause of clausesOf(termsOf(text, analyzer.analyze(text)))) {
        const key = `${clause.channel} ${clause.match} ${clause.term}`;
        if (!clauses.has(key)) clauses.set(key, { ...clause, weight: clause.weight * weight });
      }
    }
    for (const { channel, match, term } of typed) clauses.delete(`${channel} ${match} ${term}`);
    return [...clauses.values()];
  }
}
