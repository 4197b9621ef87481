/** Finds words, and runs of neighbouring words, that sound like a pattern and may stand in the index, by what the index counts. */
// Two words can only be neighbours where the last character of the one and the first of the other stand side by side somewhere. How many answers hold
// both is estimated from how many hold that pair, and from how often each of the two characters belongs to its word: 间 is seldom a word before 去, since
// mostly it is the end of 时间.

import type { Engine, HeldWord } from '../engine/engine.js';
import type { SyllablePattern } from '../model.js';

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
const ANOTHER_WORD = 4;
/** So many words are tried at each place: a syllable has about so many common characters, an initial more. */
const WORDS_A_PLACE = 50;
/** So many beginnings of runs are kept at each place. */
const BEGINNINGS_A_PLACE = 50;

/**
 * The likeliest texts, those first that most answers may hold. Looks no answer up; a run may stand nowhere.
 *
 * @param isOpen whether the last word may go on behind the pattern
 * @param limit the most words, and the most runs of words
 */
export function likelyTexts(engine: Engine, pattern: readonly SyllablePattern[], isOpen: boolean, limit: number): LikelyText[] {
  const words = engine.vocabulary.sounding(pattern, limit, isOpen).map(likelyWord);
  const known = new Set(words.map(({ text }) => text));
  const runs = new RunSearch(engine, pattern, isOpen).runs().filter(({ text }) => !known.has(text));
  return [...words, ...runs.slice(0, limit)].sort(byLikelihood);
}

const likelyWord = ({ word, holding }: HeldWord): LikelyText => ({ text: word, words: 1, estimate: holding });

/** Fewer words first where nothing else decides. */
function byLikelihood(a: LikelyText, b: LikelyText): number {
  return b.estimate - a.estimate || a.words - b.words || (a.text < b.text ? -1 : 1);
}

/** The runs of one pattern, from left to right. */
class RunSearch {
  private readonly runsTo: readonly Beginnings[];

  constructor(
    private readonly engine: Engine,
    private readonly pattern: readonly SyllablePattern[],
    private readonly isOpen: boolean,
  ) {
    this.runsTo = Array.from({ length: pattern.length + 1 }, () => new Beginnings());
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
  private extend(before: readonly LikelyText[], at: number, end: number): void {
    const isLast = end === this.pattern.length;
    const runs = this.runsTo[end] as Beginnings;
    const words = this.engine.vocabulary.sounding(this.pattern.slice(at, end), WORDS_A_PLACE, this.isOpen && isLast);
    if (at === 0) for (const word of words) runs.offer(likelyWord(word).estimate, 1, '', word.word);
    for (const word of words) {
      const first = word.word.codePointAt(0) as number;
      const share = word.holding / this.engine.vocabulary.occurrences(first);
      for (const run of before) {
        // Of a run that is less likely alone than those that are kept, none gets likelier; the likeliest come first.
        if (run.estimate * share < runs.least) break;
        if (run.words + (isLast ? 1 : 2) > MAX_WORDS) continue;
        const last = lastCharacter(run.text);
        const together = this.engine.holdingPair(last, first);
        if (together === 0) continue;
        const estimate = (run.estimate * share * together) / this.engine.vocabulary.occurrences(last) / ANOTHER_WORD;
        runs.offer(estimate, run.words + 1, run.text, word.word);
      }
    }
  }
}

/** Keeps the likeliest runs that end at one place. */
class Beginnings {
  private runs = new Map<string, LikelyText>();
  /** What is less likely cannot be among the best any more. */
  least = 0;

  offer(estimate: number, words: number, before: string, word: string): void {
    if (estimate < this.least) return;
    const run = { text: before + word, words, estimate };
    const known = this.runs.get(run.text);
    // A text may be cut in several ways; the likeliest counts.
    if (known && byLikelihood(known, run) <= 0) return;
    this.runs.set(run.text, run);
    if (this.runs.size >= BEGINNINGS_A_PLACE * 2) this.cut();
  }

  best(): LikelyText[] {
    this.cut();
    return [...this.runs.values()];
  }

  private cut(): void {
    const best = [...this.runs.values()].sort(byLikelihood).slice(0, BEGINNINGS_A_PLACE);
    this.runs = new Map(best.map((run) => [run.text, run]));
    if (best.length === BEGINNINGS_A_PLACE) this.least = best.at(-1)?.estimate ?? 0;
  }
}

function lastCharacter(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  return (last & 0xfc00) === 0xdc00 ? (text.codePointAt(text.length - 2) as number) : last;
}
