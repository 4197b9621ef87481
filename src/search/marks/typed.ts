/** Remembers what was typed, to tell of stretches of a text whether they stand there as typed or in another script. */

import type { Mark, Range } from '../../model.js';
import { matchKey, spellingKey } from '../../text/fold.js';
import { gramsOf } from '../../text/grams.js';
import { compactOf, parted } from './compact.js';

/** Nothing else than Han is written in two scripts. */
const HAN = /\p{Script=Han}/u;

/** Stands between two texts that were typed apart; no compact text holds it. */
const TEXT_BREAK = '\n';

type Reason = 'literal' | 'script' | 'typo';

/**
 * What was typed. A stretch of a text is `literal` where it stands in what was typed, but for width, case, accents, blanks, signs and joined
 * spelling; `script` where it stands there in other characters. What stands there in both ways is literal. Where a query was corrected, `typo` is what stands
 * in the corrected query only.
 */
export class Typed {
  private readonly typed: string;
  private keys: { readonly spelled: string; readonly folded: string } | undefined;

  /**
   * @param texts as typed, each of which was meant as one
   * @param mistyped what was typed, where the texts are of its correction
   */
  constructor(
    private readonly texts: readonly string[],
    private readonly mistyped?: Typed,
  ) {
    this.typed = texts.join(TEXT_BREAK);
  }

  /**
   * Marks of stretches that were matched by what was typed. Neighbours that were typed side by side as well are one mark.
   *
   * @param ranges in any order
   */
  marksIn(text: string, ranges: readonly Range[]): Mark[] {
    const marks: Mark[] = [];
    for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
      const last = marks.at(-1);
      if (last && end <= last.end) continue;
      const both = last && start <= last.end ? text.slice(last.start, end) : '';
      if (last && both && this.standing(both)) marks[marks.length - 1] = { start: last.start, end, why: this.reasonOf(both) };
      else marks.push({ start, end, why: this.reasonOf(text.slice(start, end)) });
    }
    return marks;
  }

  private reasonOf(slice: string): Reason {
    if (this.mistyped && !this.mistyped.standing(slice)) return 'typo';
    if (!HAN.test(slice)) return 'literal';
    const reason = this.standing(slice);
    if (reason) return reason;
    // A stretch of pairs that stand in several places of what was typed (哈哈哈哈 for 哈哈): each pair by itself.
    const key = compactKey(slice);
    const { spelled } = this.compact;
    for (const { term } of gramsOf(key, 0, key.length)) if (!spelled.includes(term)) return 'script';
    return 'literal';
  }

  /** Nothing where it stands in what was typed in no script. */
  private standing(slice: string): Reason | undefined {
    if (this.typed.includes(slice)) return 'literal';
    const key = compactKey(slice);
    const { spelled, folded } = this.compact;
    if (spelled.includes(key)) return 'literal';
    return folded.includes(matchKey(key)) ? 'script' : undefined;
  }

  /** Made when first needed: most stretches stand in what was typed character for character. */
  private get compact(): { readonly spelled: string; readonly folded: string } {
    if (!this.keys) {
      const spelled = this.texts.map(compactKey).join(TEXT_BREAK);
      this.keys = { spelled, folded: matchKey(spelled) };
    }
    return this.keys;
  }
}

const compactKey = (text: string): string => parted(compactOf(spellingKey(text)));
