/** One way to read what was typed, with what is marked of it in suggestions. */

import type { Analyzer, Mark, Range } from '../../model.js';
import { matchKey } from '../../text/fold.js';
import { type Run, runsOf } from '../../text/runs.js';
import { UnbrokenText } from '../../text/unbroken.js';
import { disjointMarks, marksAsWritten } from '../marks/disjoint-marks.js';
import { Typed } from '../marks/typed.js';
import type { Meaning } from './meanings.js';
import { Sought } from './sought.js';
import type { TypedSoFar } from './typed-so-far.js';

/** A text that was typed, or is meant by what was. */
export class Reading {
  readonly sought: Sought;
  /** The last word or stretch of Chinese, if it ends the text. */
  readonly last: Run | undefined;
  private readonly runs: readonly Run[];
  private readonly typed: Typed;
  /** What is marked in other texts: of a meaning, only what letters were typed for. */
  private readonly marked: Sought;
  /** What letters were typed for, and what was typed before. */
  private readonly meantKey: string;
  private readonly typedKey: string;

  private constructor(
    readonly text: string,
    private readonly meant: Range | undefined,
    typed: string,
    analyzer: Analyzer,
  ) {
    this.runs = [...runsOf(matchKey(text))];
    const last = this.runs.at(-1);
    this.last = last?.end === text.length ? last : undefined;
    this.typed = new Typed([typed]);
    this.typedKey = matchKey(typed);
    this.meantKey = meant ? matchKey(text.slice(meant.start, meant.end)) : '';
    this.sought = new Sought(text, analyzer);
    this.marked = meant && meant.end < text.length ? new Sought(text.slice(0, meant.end), analyzer) : this.sought;
  }

  static asTyped({ text }: TypedSoFar, analyzer: Analyzer): Reading {
    return new Reading(text, undefined, text, analyzer);
  }

  /** With Chinese in the place of letters. */
  static asMeant({ text }: TypedSoFar, { text: meant, start, end }: Meaning, analyzer: Analyzer): Reading {
    return new Reading(meant, { start, end }, text.slice(0, start), analyzer);
  }

  /** The marks of a text that begins with this one, or with its last word written otherwise. */
  marksOfCompletion(completion: string): Mark[] {
    const folded = matchKey(completion);
    const own = matchKey(this.text);
    const ranges = this.runs
      .filter(({ start }) => start < (this.meant?.start ?? this.text.length))
      .map(({ start, end }): Range => {
        const to = Math.min(end, this.meant?.start ?? end);
        return { start, end: folded.startsWith(own.slice(start, to), start) ? to : completion.length };
      });
    const marks = this.typed.marksIn(completion, ranges);
    return disjointMarks(folded, this.meant ? [...marks, { ...this.meant, why: 'pinyin' }] : marks);
  }

  /** The marks of a text that contains this one. */
  marksIn(written: string): Mark[] {
    const read = new UnbrokenText(written);
    const folded = matchKey(read.text);
    return marksAsWritten(written, read, folded, this.marksInRead(read.text, folded));
  }

  private marksInRead(text: string, folded: string): Mark[] {
    const ranges = this.marked.rangesIn(text);
    if (!this.meant) return this.typed.marksIn(text, ranges);
    return ranges.flatMap(({ start, end }): Mark[] => {
      const key = folded.slice(start, end);
      if (this.typedKey.includes(key)) return this.typed.marksIn(text, [{ start, end }]);
      // Letters may have been typed right behind Chinese.
      const from = key.endsWith(this.meantKey) ? end - this.meantKey.length : start;
      const before = from > start ? this.typed.marksIn(text, [{ start, end: from }]) : [];
      return [...before, { start: from, end, why: 'pinyin' }];
    });
  }
}
