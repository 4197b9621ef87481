/** The nouns of the project, as types only. */
// Positions and lengths are counted in UTF-16 code units everywhere; dates are `YYYY-MM-DD`.

/** A half-open stretch of a text, `start <= end`, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A term with the place in the text it stands for; `term` is folded, the slice `start..end` is as written. */
export interface Token extends Range {
  readonly term: string;
}

/**
 * By which likeness a stretch of a text matches a query: as typed; in another script; by another region's word; by a synonym of the operator's; by the
 * sound typed; by a slip mended; as the beginning of a longer word. Where two could say the same of a character, the first one does.
 */
export type Why = 'literal' | 'script' | 'region' | 'synonym' | 'pinyin' | 'typo' | 'prefix';

/** A stretch of a text that made it match, and by which likeness; never empty, and made of whole characters with all their signs. */
export interface Mark extends Range {
  readonly why: Why;
}

/** A text with sorted, disjoint marks; never HTML. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** An exact slice of an answer's text; `cutBefore` and `cutAfter` say whether text was left out on that side. */
export interface Snippet extends MarkedText {
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** One answer as a reader of archives found it, before it is told apart from its copies. */
export interface ArchivedAnswer {
  /** The source's own id of the answer, where it has one. */
  readonly sourceId?: string;
  /** The author's name as shown; empty where none is given. */
  readonly author: string;
  /** Paragraphs parted by line ends; never empty. */
  readonly text: string;
  readonly url?: string;
  readonly answeredOn?: string;
  /** When it was last edited; of two captures without a day the one that was edited later is the newer. */
  readonly editedOn?: string;
  readonly votes?: number;
  readonly topics?: readonly string[];
  readonly kind?: Kind;
}

/** What is no answer but stands like one: an article, whose title is its question; or what seemed to be the text of a page of unknown form. */
export type Kind = 'article' | 'extract';

/** One archived page: a question and the answers that stand under it, in the page's order. */
export interface ArchivedPage {
  /** The file it was read from, as named to the reader. */
  readonly source: string;
  readonly question: string;
  readonly questionDetail?: string;
  /** Counts from 1: long discussions are archived in several pages. */
  readonly pageNumber: number;
  /** The site's name, such as `tinynew.org`; empty where unknown. */
  readonly site: string;
  readonly archivedOn?: string;
  readonly related: readonly string[];
  readonly previous?: string;
  readonly next?: string;
  /** Names by which later captures may say that they found the same page. */
  readonly capturedAs?: readonly string[];
  /** Names, any of which another capture goes by: this one found the same page, and holds nothing itself, not even its question. */
  readonly sameAs?: readonly string[];
  readonly answers: readonly ArchivedAnswer[];
}

/** A page as kept in the index. `answers` are the ids of the answers on it, in order. */
export interface Page extends Omit<ArchivedPage, 'source' | 'answers'> {
  readonly answers: readonly string[];
  /** Those of its answers that seem to belong to another question: mirrors pad their pages. Absent where none does. */
  readonly foreign?: readonly string[];
  /** Which text each of its answers has here, one each: {@link Answer.revision}, or empty. Absent where all are. */
  readonly revisions?: readonly string[];
  /** Where the page's own day is unknown, on which day each of these texts was there at the latest known: when it was edited or written, or empty. */
  readonly writtenOn?: readonly string[];
}

/** A page with its answers told apart: what the index is built from. `answers` go with the ids in `page.answers`, one each. */
export interface IdentifiedPage {
  readonly page: Page;
  readonly answers: readonly Answer[];
}

/** A page on which an answer stands. `page` is the page number within that question. */
export interface Place {
  readonly question: string;
  readonly page: number;
  readonly archivedOn?: string;
  /** The page's question seems not to be the answer's. */
  readonly foreign?: true;
  /** Which text stood there, that of the answer or one of its history; absent where it can have but one. */
  readonly revision?: string;
}

/** A text that an answer had before, as its newest capture has it. */
export type OlderText = Pick<Answer, 'text' | 'revision' | 'author' | 'question' | 'url' | 'archivedOn' | 'answeredOn' | 'votes'>;

/** An answer as kept in the index: one record for all its exact copies on a site. */
export interface Answer {
  /** Empty where the record is damaged and this stands in for it; else stable across builds: the site and the source's own id, or a hash of site, author and text. */
  readonly id: string;
  /** Tells this text from others that the answer had in other captures: 8 characters made of it. Absent where the id itself is made of the text. */
  readonly revision?: string;
  /** The question of its home page: the first one that the answer fits, else the first one it stands on. */
  readonly question: string;
  readonly questionDetail?: string;
  readonly author: string;
  readonly text: string;
  readonly url?: string;
  readonly site: string;
  readonly archivedOn?: string;
  readonly answeredOn?: string;
  readonly votes?: number;
  readonly topics: readonly string[];
  /** Absent for answers. */
  readonly kind?: Kind;
  /** It fits the question of no page it stands on: `question` is then its page's, not its own, and it is not found by it. */
  readonly foreign?: true;
  /** It may belong to another question than its page's, which it keeps: never beside `foreign`. */
  readonly doubtful?: true;
}

/** Another record of the same text, edited or not. */
export type Copy = Pick<Answer, 'id' | 'question' | 'author' | 'site' | 'url' | 'archivedOn' | 'answeredOn' | 'foreign' | 'doubtful'>;

/** Which date an answer's `date` is: the day it was written, or the day its page was archived. */
export type DateIs = 'answeredOn' | 'archivedOn';

/** The words and grams of one text: two channels that are indexed and searched apart. */
export interface Analysis {
  /** What orders: words by the dictionary, Latin words, numbers, emoji. */
  readonly words: readonly Token[];
  /** What finds: every two neighbouring characters of Chinese, and each run's last character alone. */
  readonly grams: readonly Token[];
  /** Names that neighbouring Latin words and numbers make in one piece (`rtx4090` of RTX 4090): indexed among the words. Absent where there are none. */
  readonly joined?: readonly Token[];
}

/** A word that an operator added to the dictionary. */
export interface UserWord {
  /** A match key of Chinese characters. */
  readonly word: string;
  /** Its pinyin: a syllable for each character, without tones, in small letters, `v` for ü. Absent where it is read as usual. */
  readonly reading?: readonly string[];
}

/** A syllable of Mandarin: its letters without tone, ü as v, and its tone from 1 to 4, 5 where it is light, 0 where it is not known. */
export interface Syllable {
  readonly letters: string;
  readonly tone: number;
}

/** How a Chinese word is read: a syllable for each of its characters. */
export type Reading = readonly Syllable[];

/** What a syllable must be like: one of these, or begin with one of them; in the given tone, or in any. */
export interface SyllablePattern {
  readonly anyOf: readonly string[];
  readonly isWhole: boolean;
  readonly tone?: number;
}

/** Cuts texts into tokens. The same analyzer stands on both sides: in the index and before it. */
export interface Analyzer {
  /** Changes whenever the rules might cut the same text into other tokens, or read a word otherwise; an index keeps the one it was made with. */
  readonly fingerprint: string;
  /** What an operator added to the dictionary, sorted by word: it orders, and never decides what is found. An index keeps it. Absent: nothing. */
  readonly userWords?: readonly UserWord[];
  analyze(text: string): Analysis;
  /** How a term of the words channel is read, the likeliest first. Absent for a term that is no Han; none for Han that no dictionary knows. */
  readings(term: string): readonly Reading[] | undefined;
}

/** Either channel of an {@link Analysis}. */
export type Channel = 'words' | 'grams';

/**
 * Which terms of the index a term stands for:
 *
 * - `exact`: itself
 * - `prefix`: all that begin with it
 * - `fuzzy`: itself and, where it has four Latin letters or more, all of Latin letters and digits that are one edit away, two from
 *   eight letters on; an edit is a letter more, a letter less, another letter, or two neighbours exchanged
 */
export type TermMatch = 'exact' | 'prefix' | 'fuzzy';

/** What of an answer terms are looked for in: its question, or question and text as one. */
export type Field = 'question' | 'whole';

/**
 * What an answer carries beside its texts, each value kept whole: to filter by. Days are `YYYY-MM-DD`; `day` is the one that speaks
 * for the answer: the day it was written, else the day it was archived.
 */
export type KeywordField = 'site' | 'author' | 'topic' | 'archivedOn' | 'answeredOn' | 'day';

/** A whole answer with all that is kept around it. */
export interface AnswerDetail extends Answer {
  readonly dateIs?: DateIs;
  /** All pages it stands on; its home first. */
  readonly places: readonly Place[];
  /** Its home page without the texts; `foreign` where an answer seems to belong to another question. */
  readonly page: Omit<Page, 'answers' | 'foreign' | 'revisions' | 'writtenOn' | 'capturedAs' | 'sameAs'> & {
    readonly answers: readonly { readonly id: string; readonly author: string; readonly foreign?: true }[];
  };
  /** The texts that it had in older captures, the newest first, 50 at most; they are not searched. */
  readonly history: readonly OlderText[];
  /** How many more there are; absent where there are none. */
  readonly historyOmitted?: number;
  /** Other records of the same text. */
  readonly copies: readonly Copy[];
  /** Those of the page's related and neighbouring questions that are in the archive, each with the id of one of its answers and its own. */
  readonly archived: readonly { readonly question: string; readonly id: string; readonly questionId: string }[];
  /** The id of its question; absent where it has none of its own. */
  readonly questionId?: string;
  /** Where it was asked for what was searched: what a search marks, in the whole texts. */
  readonly marks?: { readonly question: readonly Mark[]; readonly text: readonly Mark[] };
}

/** What the index holds, in numbers. */
export interface IndexStats {
  readonly answers: number;
  /** Texts that answers had in older captures: kept and shown, and not searched. */
  readonly olderTexts: number;
  readonly pages: number;
  /** UTF-16 code units of all answers' texts. */
  readonly characters: number;
  readonly sites: readonly { readonly site: string; readonly answers: number }[];
  /** First and last known day, or absent where no day is known. */
  readonly archived?: { readonly from: string; readonly to: string };
  readonly answered?: { readonly from: string; readonly to: string };
  readonly segments: number;
  /** Size of the index's files in bytes. */
  readonly bytes: number;
  readonly analyzer: string;
}
