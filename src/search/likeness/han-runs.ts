/** Finds words, and runs of neighbouring words, that sound like a pattern and may stand in the index, by what the index counts. */
// Two words can only be neighbours where the last character of the one and the first of the other stand side by side somewhere. How many answers hold
// both is estimated from how many hold that pair, and from how often each of the two characters belongs to its word: 间 is seldom a word before 去, since
// mostly it is the end of 时间.

import type { Engine, HeldWord } from '../../engine/engine.js';
import type { SyllablePattern } from '../../model.js';
import { lastCharacter } from '../../text/grams.js';

/** A text in match keys. */
export interface LikelyText {
  readonly text: string;
  readonly words: number;
  /** How many answers hold it, if it is one word; else how many would, if words met by chance, less for every word more. */
  readonly estimate: number;
}

/** More words are a sentence, and nobody types one in pinyin to find it. */
const MAX_WORDS = 4;
/** Longer words than this are read as several. */
const MAX_WORD_SYLLABLES = 8;
/** Who types pinyin means a name or a term: of two texts as frequent, the one of fewer words is meant, by so many times. */
export const ANOTHER_WORD = 4;
/** So many beginnings of runs are kept at each place. Of twice as many it is looked up which answers may hold them. */
const WIDTH = 50;
/** So many times as many words are tried at each place: a letter begins about so many common characters, a syllable is fewer. */
const WORDS_A_BEGINNING = 3;
/** Pairs that more answers hold meet in one by chance, so that it tells nothing to look them up. */
const MAX_ANSWERS = 500;

/**
 * The likeliest texts, those first that most answers may hold. Looks no answer up; a run may stand nowhere.
 *
 * @param isOpen whether the last word may go on behind the pattern
 * @param limit the most words, and the most runs of words
 * @param width how many beginnings of runs are kept at each place, from 1; the work grows with its square
 */
export function likelyTexts(engine: Engine, pattern: readonly SyllablePattern[], isOpen: boolean, limit: number, width = WIDTH): LikelyText[] {
  const words = engine.vocabulary.sounding(pattern, limit, isOpen).map(likelyWord);
  const known = new Set(words.map(({ text }) => text));
  const runs = new RunSearch(engine, pattern, isOpen, width).runs().filter(({ text }) => !known.has(text));
  return [...words, ...runs.slice(0, limit)].sort(byLikelihood);
}

const likelyWord = ({ word, holding }: HeldWord): LikelyText => ({ text: word, words: 1, estimate: holding });

/** Fewer words first where nothing else decides. */
function byLikelihood(a: LikelyText, b: LikelyText): number {
  return b.estimate - a.estimate || a.words - b.words || (a.text < b.text ? -1 : 1);
}

/** A text that may go on. */
interface Run extends LikelyText {
  /** What stands before its last word; absent where that is all of it. */
  readonly before?: Run;
  /** Which answers may hold it: those that hold all pairs where its words meet. Absent where these are too many, or not looked up yet. */
  readonly answers?: Uint32Array;
}

/** The runs of one pattern, from left to right. */
class RunSearch {
  private readonly runsTo: readonly Beginnings[];

  constructor(
    private readonly engine: Engine,
    private readonly pattern: readonly SyllablePattern[],
    private readonly isOpen: boolean,
    private readonly width: number,
  ) {
    const pairs = new Pairs(engine);
    this.runsTo = Array.from({ length: pattern.length + 1 }, () => new Beginnings(pairs, width));
  }

  /** Of two words or more, the likeliest first. */
  runs(): LikelyText[] {
    const { length } = this.pattern;
    for (let at = 0; at < length; at++) {
      const before = this.runsTo[at]?.best() ?? [];
      if (at > 0 && before.length === 0) continue;
      // The whole of it as one word is no run.
      const longest = Math.min(MAX_WORD_SYLLABLES, length - Math.max(at, 1));
      for (let syllables = 1; syllables <= longest; syllables++) this.extend(before, at, at + syllables);
    }
    return this.runsTo[length]?.best() ?? [];
  }

  /** Puts the words of one place behind the runs that end there; at the beginning, words stand alone. */
  private extend(before: readonly Run[], at: number, end: number): void {
    const { engine, pattern } = this;
    const isLast = end === pattern.length;
    const runs = this.runsTo[end] as Beginnings;
    const words = engine.vocabulary.sounding(pattern.slice(at, end), WORDS_A_BEGINNING * this.width, this.isOpen && isLast);
    if (at === 0) for (const word of words) runs.offer(likelyWord(word));
    for (const { word, holding } of words) {
      const first = word.codePointAt(0) as number;
      const share = holding / engine.vocabulary.occurrences(first) / ANOTHER_WORD;
      for (const run of before) {
        // Of a run that is less likely alone than those that are kept, none gets likelier; the likeliest come first.
        if (run.estimate * share < runs.least) break;
        if (run.words + (isLast ? 1 : 2) > MAX_WORDS) continue;
        const last = lastCharacter(run.text);
        const together = engine.holdingPair(last, first);
        if (together === 0) continue;
        const estimate = (run.estimate * share * together) / engine.vocabulary.occurrences(last);
        runs.offer({ text: run.text + word, words: run.words + 1, estimate, before: run });
      }
    }
  }
}

/** Keeps the likeliest runs that end at one place. */
class Beginnings {
  private runs = new Map<string, Run>();
  /** What is less likely cannot be among the best any more. */
  least = 0;

  constructor(
    private readonly pairs: Pairs,
    private readonly width: number,
  ) {}

  offer(run: Run): void {
    if (run.estimate < this.least) return;
    const known = this.runs.get(run.text);
    // A text may be cut in several ways; the likeliest counts.
    if (known && byLikelihood(known, run) <= 0) return;
    this.runs.set(run.text, run);
    if (this.runs.size >= this.width * 4) this.cut();
  }

  /** Those of which some answer may hold all pairs. */
  best(): Run[] {
    this.cut();
    const looked = [...this.runs.values()].flatMap((run) => this.lookedUp(run) ?? []);
    return looked.sort(byLikelihood).slice(0, this.width);
  }

  private cut(): void {
    const best = [...this.runs.values()].sort(byLikelihood).slice(0, this.width * 2);
    this.runs = new Map(best.map((run) => [run.text, run]));
    if (best.length === this.width * 2) this.least = best.at(-1)?.estimate ?? 0;
  }

  /** A run with the answers that may hold it; nothing where there are none. Of two words the pair alone says that they may meet. */
  private lookedUp(run: Run): Run | undefined {
    const { before } = run;
    if (!before?.before) return run;
    const [those, these] = [before.answers ?? this.answersAtEnd(before), this.answersAtEnd(run)];
    const answers = those && these ? shared(those, these) : (those ?? these);
    if (!answers) return run;
    if (answers.length === 0) return undefined;
    // Now it is known how many of the answers go on so.
    const estimate = those && these ? (before.estimate * answers.length) / those.length / ANOTHER_WORD ** 2 : 0;
    return { ...run, answers, estimate: Math.max(run.estimate, estimate) };
  }

  /** The answers that hold the pair before the last word. */
  private answersAtEnd({ before, text }: Run): Uint32Array | undefined {
    if (!before) return undefined;
    const [last, first] = [lastCharacter(before.text), text.codePointAt(before.text.length) as number];
    return this.pairs.answers(last, first);
  }
}

/** Looks every pair up once in a search. */
class Pairs {
  private readonly known = new Map<string, Uint32Array | undefined>();

  constructor(private readonly engine: Engine) {}

  /** Which answers hold a pair, where there are not too many. */
  answers(first: number, second: number): Uint32Array | undefined {
    const pair = String.fromCodePoint(first, second);
    let answers = this.known.get(pair);
    if (!answers && !this.known.has(pair)) {
      answers = this.engine.answersWithPair(first, second, MAX_ANSWERS);
      this.known.set(pair, answers);
    }
    return answers;
  }
}

/** What stands in both, ascending. */
function shared(a: Uint32Array, b: Uint32Array): Uint32Array {
  let [i, j, count] = [0, 0, 0];
  const both = new Uint32Array(Math.min(a.length, b.length));
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] as number, b[j] as number];
    if (one === other) both[count++] = one;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return both.subarray(0, count);
}
