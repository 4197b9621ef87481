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

/** A text with sorted, disjoint marks; never HTML. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Range[];
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
  /** Where the source dates each answer's capture; else its page's date holds. */
  readonly archivedOn?: string;
  readonly answeredOn?: string;
  readonly votes?: number;
  readonly topics?: readonly string[];
}

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
  readonly answers: readonly ArchivedAnswer[];
}

/** A page as kept in the index. `answers` are the ids of the answers on it, in order. */
export interface Page extends Omit<ArchivedPage, 'source' | 'answers'> {
  readonly answers: readonly string[];
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
}

/** An answer as kept in the index: one record for all its exact copies on a site. */
export interface Answer {
  /** Stable across builds: the site and the source's own id, or a hash of site, author and text. */
  readonly id: string;
  /** The question of its home page (the first one it was seen under). */
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
}

/** Which date an answer's `date` is: the day it was written, or the day its page was archived. */
export type DateIs = 'answeredOn' | 'archivedOn';

/** The words and grams of one text: two channels that are indexed and searched apart. */
export interface Analysis {
  /** What orders: words by the dictionary, Latin words, numbers, emoji. */
  readonly words: readonly Token[];
  /** What finds: every two neighbouring characters of Chinese, and each run's last character alone. */
  readonly grams: readonly Token[];
}

/** Cuts texts into tokens. The same analyzer stands on both sides: in the index and before it. */
export interface Analyzer {
  /** Changes whenever the same text might be cut into other tokens; an index keeps the one it was made with. */
  readonly fingerprint: string;
  analyze(text: string): Analysis;
}

/** Either channel of an {@link Analysis}. */
export type Channel = keyof Analysis;

/** The parts of an answer that are indexed, each with its own weight. */
export type Field = 'question' | 'body';

/** What an answer carries beside its texts, each value kept whole: to filter by. Days are `YYYY-MM-DD`. */
export type KeywordField = 'site' | 'author' | 'topic' | 'archivedOn' | 'answeredOn';

/** The limit that a query met first. */
export type StoppedBy = 'terms' | 'postings' | 'time';

/** Whether a total counts all there are, or stopped counting. */
export type TotalRelation = 'exact' | 'atLeast';

/** What a reader asks. */
export interface SearchRequest {
  /** As typed; up to `maxQueryChars` long. */
  readonly query: string;
  /** Counts from 1. */
  readonly page: number;
  /** From 1 to 100. */
  readonly pageSize: number;
}

/** An answer as shown in a list of results. */
export interface Hit {
  readonly id: string;
  /** Comparable within one response only. */
  readonly score: number;
  readonly question: MarkedText;
  readonly snippets: readonly Snippet[];
  readonly author: string;
  readonly site: string;
  readonly url?: string;
  readonly archivedOn?: string;
  readonly answeredOn?: string;
  readonly dateIs?: DateIs;
  readonly votes?: number;
  readonly topics: readonly string[];
}

/** What a search answers. */
export interface SearchResponse {
  readonly query: string;
  readonly total: number;
  readonly totalRelation: TotalRelation;
  readonly page: number;
  readonly pageSize: number;
  /** Present where the search met a limit of its work: more, or better, answers may be there. */
  readonly stoppedBy?: StoppedBy;
  /** Milliseconds from the parsed request to the finished response, with one decimal. */
  readonly tookMs: number;
  readonly hits: readonly Hit[];
}

/** A whole answer with all that is kept around it. */
export interface AnswerDetail extends Answer {
  readonly dateIs?: DateIs;
  /** All pages it stands on; its home first. */
  readonly places: readonly Place[];
  /** Its home page without the texts. */
  readonly page: Omit<Page, 'answers'> & { readonly answers: readonly { readonly id: string; readonly author: string }[] };
}

/** What the index holds, in numbers. */
export interface IndexStats {
  readonly answers: number;
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
