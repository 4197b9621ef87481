/** Finds the words that may stand for those of a query, by all channels that are on. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer } from '../../model.js';
import type { Condition } from '../../retrieval.js';
import type { Likeness } from '../../search-model.js';
import { matchKey } from '../../text/fold.js';
import { isOneCharacter } from '../../text/grams.js';
import { regionalWords } from '../../text/regional.js';
import { isCjkTerm, type Run, runsOf } from '../../text/runs.js';
import { dictionarySpellings } from '../../text/spellings.js';
import { readingsOfTyped, type TypedPinyin } from '../../text/typed-pinyin.js';
import { loadWordCounts } from '../../text/word-counts.js';
import type { WordTable } from '../../text/word-table.js';
import { rarestPair } from '../held.js';
import type { AlternativeToParts, Likenesses } from '../plan.js';
import { WEIGHTS } from '../ranking.js';
import type { ReadPart } from '../read-parts.js';
import type { Alternative } from './alternative.js';
import { type AlternativeTables, alternativesIn } from './alternatives.js';
import { hanTextsOf } from './pinyin.js';

/** All channels, in the order in which they explain a match. */
export const CHANNELS: readonly Likeness[] = ['region', 'synonym', 'pinyin', 'typo'];

/** Where a dictionary word makes so much of what its two characters make, these stand elsewhere by chance; else the dictionary cuts it otherwise. */
const WORD_SHARE = 0.25;

/** Reads the lists that the channels go by, which a first search would else wait for: about a fifth of a second, once a process. */
export function loadLikenesses(channels: readonly Likeness[]): void {
  if (channels.includes('region')) regionalWords();
  if (channels.includes('pinyin')) dictionarySpellings('');
  if (channels.includes('typo')) loadWordCounts();
}

/** So many words of letters are looked up in one search: nobody types more of a name, and each takes some milliseconds. */
const MAX_SOUNDED = 8;

/** What is looked up. */
export interface LikenessSources {
  readonly engine: Engine;
  /** The one that the engine's index was made with. */
  readonly analyzer: Analyzer;
  /** The operator's, if any. */
  readonly synonyms?: WordTable;
}

/** The channels of one search. */
export class ChannelledLikenesses implements Likenesses {
  private readonly tables: AlternativeTables;
  private readonly hasPinyin: boolean;
  /** What was found for letters: the same ones are asked for again when a search counts, and in many a pasted text. */
  private readonly known = new Map<string, readonly string[]>();

  constructor(
    channels: readonly Likeness[],
    private readonly sources: LikenessSources,
  ) {
    const { synonyms } = sources;
    this.tables = {
      ...(channels.includes('region') && { region: regionalWords() }),
      ...(channels.includes('synonym') && synonyms && { synonym: synonyms }),
    };
    this.hasPinyin = channels.includes('pinyin');
  }

  within(read: ReadPart): readonly Alternative[] {
    const words = alternativesIn(read.folded, read.analysis.words, this.tables);
    const sounds = this.hasPinyin ? this.sounding(read) : [];
    return [...words, ...sounds];
  }

  isWord(text: string): boolean {
    const { engine } = this.sources;
    const [first, second] = Array.from(text, (character) => character.codePointAt(0) as number);
    return engine.vocabulary.holding(text) > WORD_SHARE * engine.holdingPair(first as number, second as number);
  }

  across(parts: readonly ReadPart[]): readonly AlternativeToParts[] {
    const named = this.namedAcross(parts);
    return [
      ...named,
      ...this.soundingAcross(parts).filter(({ from, count }) => !named.some((other) => from < other.from + other.count && other.from < from + count)),
    ];
  }

  /** Words of several Latin words, such as machine learning, which blanks part in a query. */
  private namedAcross(parts: readonly ReadPart[]): AlternativeToParts[] {
    const starts: number[] = [];
    let folded = '';
    for (const part of parts) {
      starts.push(folded.length);
      folded += `${part.folded} `;
    }
    const words = parts.flatMap(({ analysis }, i) =>
      analysis.words.map(({ start, end }) => ({ start: start + (starts[i] as number), end: end + (starts[i] as number) })),
    );
    const found = new Map<string, { from: number; count: number; texts: string[]; why: Likeness }>();
    for (const { start, end, text, why } of alternativesIn(folded, words, this.tables)) {
      const from = starts.indexOf(start);
      const last = parts.findIndex((part, i) => (starts[i] as number) + part.folded.length === end);
      if (from < 0 || last <= from) continue;
      const key = `${from} ${last} ${why}`;
      const group = found.get(key) ?? { from, count: last - from + 1, texts: [], why };
      group.texts.push(text);
      found.set(key, group);
    }
    return [...found.values()];
  }

  private soundingAcross(parts: readonly ReadPart[]): AlternativeToParts[] {
    const found: AlternativeToParts[] = [];
    for (let from = 0; this.hasPinyin && from < parts.length; from++) {
      let count = 0;
      while (isLatin(parts[from + count])) count++;
      const texts = count > 1 ? this.textsOf(parts.slice(from, from + count).map(({ part }) => part.text)) : [];
      if (texts.length > 0) found.push({ from, count, texts, why: 'pinyin' });
      from += count;
    }
    return found;
  }

  /** Letters that read as pinyin; beside Chinese characters both together, where they stand somewhere. */
  private sounding({ part, folded }: ReadPart): Alternative[] {
    const runs = [...runsOf(folded)];
    return runs.flatMap((run, i): Alternative[] => {
      if (run.kind !== 'mixed') return [];
      const texts = this.textsOf([part.text.slice(run.start, run.end)]);
      const before = touching(runs[i - 1], run) ? folded.slice(runs[i - 1]?.start, run.start) : '';
      const behind = touching(run, runs[i + 1]) ? folded.slice(run.end, runs[i + 1]?.end) : '';
      const together =
        before + behind === '' ? [] : texts.map((text) => before + text + behind).filter((text) => rarestPair(this.sources.engine, text) > 0);
      const { start, end } = run;
      if (together.length > 0) return together.map((text) => ({ start: start - before.length, end: end + behind.length, text, why: 'pinyin' }));
      // A syllable alone sounds like dozens of characters, one of which stands in every text.
      return texts.filter((text) => !isOneCharacter(text)).map((text) => ({ start, end, text, why: 'pinyin' }));
    });
  }

  private textsOf(words: readonly string[]): readonly string[] {
    const key = words.join(' ');
    const texts = this.known.get(key) ?? (this.known.size < MAX_SOUNDED ? this.soughtTexts(words) : []);
    this.known.set(key, texts);
    return texts;
  }

  private soughtTexts(words: readonly string[]): string[] {
    const { engine, analyzer } = this.sources;
    const readings = readingsOfTyped(words).filter(({ kind, syllables }) => kind !== 'initials' || isInitials(words, syllables.length));
    return readings.length > 0 && !this.isOtherWord(words, readings) ? hanTextsOf(readings, engine, analyzer).map(({ text }) => text) : [];
  }

  /** Whether letters are a word of the answers, and rather that than pinyin: no Chinese word that reads so is as frequent. */
  private isOtherWord(words: readonly string[], readings: readonly TypedPinyin[]): boolean {
    const { engine } = this.sources;
    const term = matchKey(words.join(''));
    const condition: Condition = { channel: 'words', term, match: 'exact' };
    const holding = words.length > 1 ? 0 : engine.retrieve({ clauses: [], bm25: WEIGHTS.bm25, condition }, 0).total;
    if (holding === 0) return false;
    return !readings.some(({ kind, syllables }) => kind === 'whole' && (engine.vocabulary.sounding(syllables, 1)[0]?.holding ?? 0) >= holding);
  }
}

/** First letters are typed small; two of them may mean thousands of words. */
const isInitials = (words: readonly string[], count: number): boolean => count >= MIN_INITIALS && !/\p{Lu}/u.test(words.join(''));

const MIN_INITIALS = 3;

const isLatin = (read: ReadPart | undefined): boolean =>
  read !== undefined && read.folded !== '' && !isCjkTerm(read.folded) && /^[\p{Script=Latin}\p{M}'’1-5]+$/u.test(read.part.text);

const touching = (one: Run | undefined, other: Run | undefined): boolean =>
  one !== undefined && other !== undefined && one.end === other.start && (one.kind === 'cjk' || other.kind === 'cjk');
