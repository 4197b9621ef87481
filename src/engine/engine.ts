/** The seam between retrieving and ranking: what every engine does, wherever its index lies. */

import type { ScorePart } from '../explanation-model.js';
import type { Answer, Channel, IndexStats, KeywordField, Page, Reading, SyllablePattern } from '../model.js';
import type { Candidate, DocValues, Query } from '../retrieval.js';
import type { FacetCount, Facets, StoppedBy, TotalRelation } from '../search-model.js';

/** What an engine found, best first; equal scores by a number made from the answer's id. */
export interface Retrieved {
  readonly candidates: readonly Candidate[];
  /** Counts questions where the query groups, and copies once where it collapses; so does `onLevels`. */
  readonly total: number;
  /** How many of them are on one of the query's levels; 0 where it has none. */
  readonly onLevels: number;
  /** How many answers are on the levels, also where questions are counted. */
  readonly answersOnLevels: number;
  /** How many answers on the levels would have had to be verified, and were not, since they are too many. */
  readonly unverified: number;
  readonly totalRelation: TotalRelation;
  /** How many postings were looked at; reading an answer counts as some. */
  readonly postings: number;
  /** The limit that was met, if one was; the total is then a lower bound, and better answers may have been left out. */
  readonly stoppedBy?: StoppedBy;
  /**
   * Of some answers those that were found, of copies only the one that stands for all, each with its level; nothing is scored. Absent where it is not known of every answer
   * whether it was found.
   */
  readonly foundAmong?: (ordinals: readonly number[]) => readonly Omit<Candidate, 'score'>[];
  /** Where the query asks for them; counted when called, which takes longer than many a search. */
  readonly facets?: () => Facets;
}

/** A word, and how many answers hold it as a word. */
export interface HeldWord {
  /** A match key. */
  readonly word: string;
  readonly holding: number;
}

/** The Chinese words that the answers hold, and how they are read. */
export interface Vocabulary {
  /** How many words there are. */
  readonly size: number;
  /**
   * The words that sound so, syllable by syllable: most frequent first, equally frequent ones in the order of their characters.
   *
   * @param pattern none match an empty one
   * @param limit the most words to return, from 0
   * @param isOpen whether words may go on behind the pattern; by default they may not
   */
  sounding(pattern: readonly SyllablePattern[], limit: number, isOpen?: boolean): HeldWord[];
  /** How many answers hold a word; 0 where it is not in the vocabulary. */
  holding(word: string): number;
  /** How often words hold a character, each word counted as often as answers hold it. @param character a code point */
  occurrences(character: number): number;
  /** How a word is read, the likeliest first; nothing for words that are not in the vocabulary. */
  readings(word: string): readonly Reading[];
  /** The characters that sound so in some word. @param letters of a syllable, without tone */
  charactersSounding(letters: string): readonly number[];
  /** The syllables, without tone, that a character is in words; none for one that no word has. @param character a code point */
  soundsOf(character: number): readonly string[];
}

/** Questions in the order of their ids, each with the last day known of its answers. */
export interface ListedQuestions {
  /** How many there are in all. */
  readonly total: number;
  readonly questions: readonly { readonly id: string; readonly on?: string }[];
}

/** Which answers belong to one question. An answer without a question of its own is alone. */
export interface Questions {
  /** The id of an answer's question: 12 hexadecimal digits made from site and question. */
  idOf(ordinal: number): string;
  /** The ordinals of its answers, ascending; none for what is no id. Questions that share an id by chance are one here. */
  answersOf(id: string): readonly number[];
  /** The ordinals of the answers to the question that an answer is to, itself among them, in no order. */
  answersBeside(ordinal: number): ArrayLike<number>;
  /**
   * All questions, those of answers without a question of their own included.
   *
   * @param from how many are passed over, from 0
   * @param limit the most to return, from 0
   */
  list(from: number, limit: number): ListedQuestions;
}

/** Finds candidates for a query and reads answers and pages. Results of one engine are consistent with each other. */
export interface Engine {
  /**
   * The best answers that hold at least one clause of the query and satisfy its condition.
   *
   * @param limit the most candidates to return, from 0
   * @throws InvalidRequestError for a condition that nests too deep
   */
  retrieve(query: Query, limit: number): Retrieved;
  /** What each of a query's terms adds to the score of each answer; terms that add nothing are left out. */
  termScores(query: Pick<Query, 'clauses' | 'bm25' | 'limits'>, ordinals: readonly number[]): ScorePart[][];
  /** How rare a term is: the factor of BM25's score that says so. @param term a match key */
  rarity(channel: Channel, term: string): number;
  docValues(ordinal: number): DocValues;
  /** @param ordinal of a candidate of this engine */
  answer(ordinal: number): Answer;
  findAnswer(id: string): { readonly ordinal: number; readonly answer: Answer } | undefined;
  /** An answer to a question on a site, if there is one. */
  findQuestion(site: string, question: string): { readonly ordinal: number; readonly answer: Answer } | undefined;
  /** The answers that are copies of this one, the fullest and earliest first. */
  copiesOf(ordinal: number): readonly number[];
  /** All pages on which an answer stands; its home first. */
  pagesWith(id: string): Page[];

  /** The known days on which a page was captured again and found to be the same, the newest first. */
  revisitsOf(page: Page): string[];

  /** The texts that an answer had in older captures, the newest first. */
  olderTextsOf(id: string): Answer[];
  /** How many answers hold two characters side by side, in question or text; both are code points. */
  holdingPair(first: number, second: number): number;
  /**
   * The ordinals of the answers that do, ascending; deleted ones may be among them.
   *
   * @param atMost where more do, none are returned
   */
  answersWithPair(first: number, second: number, atMost: number): Uint32Array | undefined;
  /** The characters that stand behind one in some answer, ascending; all are code points. */
  charactersBehind(first: number): number[];
  /**
   * The words of Latin letters and digits that are at most so many edits away from one, itself among them, in no order.
   *
   * @param word of Latin letters and digits in lower case
   * @param maxEdits from 0; a letter more, a letter less, another letter, or two neighbours exchanged are one
   */
  wordsNear(word: string, maxEdits: number): HeldWord[];
  /**
   * Terms of the words channel that begin so, in question or text: Chinese and other words, those first that most answers hold. Where the index has
   * several segments, words that are frequent in none of them may be missing.
   *
   * @param prefix a match key
   * @param limit the most words, from 0
   */
  wordsBeginning(prefix: string, limit: number): HeldWord[];
  /** All values of a keyword field, and how many answers have each. */
  values(keyword: KeywordField): FacetCount[];
  readonly vocabulary: Vocabulary;
  readonly questions: Questions;
  readonly stats: IndexStats;
  /** Frees what the engine holds; it is of no more use then. */
  close(): void;
}
