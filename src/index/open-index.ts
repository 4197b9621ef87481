/** Opens an index for reading: all its segments as one row of answers. */

import { IndexError } from '../errors.js';
import type { Answer, IndexStats, Page, UserWord } from '../model.js';
import { AnswerGroups } from './answer-groups.js';
import { questionKey } from './columns.js';
import { DamagedRecords } from './damaged-records.js';
import { type AnswerText, homeOn, isBetterHome, isNewerHome, revisionOn } from './home.js';
import { type Manifest, readManifest, statsOf } from './manifest.js';
import { Segment } from './segment.js';
import { runAtOnce, runGently, type Steps } from './steps.js';
import { readUserWords } from './user-words-file.js';
import { openVocabulary, type StoredVocabulary } from './vocabulary.js';

/** A segment with the ordinal of its first answer. */
export interface PlacedSegment {
  readonly segment: Segment;
  readonly base: number;
}

/** An opened index. Answers have ordinals from 0; those of deleted answers are not used. */
export interface OpenedIndex {
  readonly stats: IndexStats;
  readonly manifest: Manifest;
  readonly segments: readonly PlacedSegment[];
  /** Copies of one text, the one that a reader would rather see first. */
  readonly copies: AnswerGroups;
  /** The answers to one question; each answer that is not deleted is in one of these groups. */
  readonly questions: AnswerGroups;
  /** What an operator had added to the dictionary when it was built: queries are cut with the same words. */
  readonly userWords: readonly UserWord[];
  readonly vocabulary: StoredVocabulary;
  /** @param ordinal of an answer that is not deleted */
  answer(ordinal: number): Answer;
  /** The answer of an id with its ordinal, if there is one. */
  findAnswer(id: string): { readonly ordinal: number; readonly answer: Answer } | undefined;
  /** An answer to a question on a site, if there is one. */
  findQuestion(site: string, question: string): { readonly ordinal: number; readonly answer: Answer } | undefined;
  /**
   * All pages on which an answer stands, its home first. Those of an answer that the source has an id for follow from the newest to the
   * oldest; of others those that it fits come first, in the order of their files and within these.
   */
  pagesWith(id: string): Page[];
  /** The known days on which a page was captured again and found to be the same, the newest first. */
  revisitsOf(page: Page): string[];
  /** The texts that an answer had before, the newest first. */
  olderTextsOf(id: string): Answer[];
  /** How many damaged records were met; always 0 where these are thrown. */
  readonly damagedRecords: number;
  /** Closes its files; the index is of no more use then. */
  close(): void;
}

/**
 * Opens the index in a folder and checks it.
 *
 * @param fingerprint of the analyzer that queries will be cut with
 * @param onDamaged told of each damaged record once, when it is met: it is left out of whatever holds it. By default reading one throws
 * @throws IndexError where it is missing, damaged, of another format, or made by another analyzer
 */
export function openIndexFiles(directory: string, fingerprint: string, onDamaged?: OnDamaged): OpenedIndex {
  return runAtOnce(opening(directory, fingerprint, onDamaged));
}

/** The same in steps of a few milliseconds, for a process that must go on answering. */
export function openIndexGently(directory: string, fingerprint: string, onDamaged?: OnDamaged): Promise<OpenedIndex> {
  return runGently(opening(directory, fingerprint, onDamaged));
}

/** @param what a sentence that names the file and the record */
export type OnDamaged = (what: string) => void;

function* opening(directory: string, fingerprint: string, onDamaged: OnDamaged | undefined): Steps<OpenedIndex> {
  for (;;) {
    const manifest = readManifest(directory);
    if (manifest.analyzer !== fingerprint) {
      throw new IndexError(
        'analyzer',
        directory,
        `the index in ${directory} was made by another analyzer (${manifest.analyzer}, this is ${fingerprint})`,
      );
    }
    try {
      return yield* openWhole(directory, manifest, onDamaged && new DamagedRecords(onDamaged));
    } catch (error) {
      // A commit may have replaced the files between reading the manifest and opening them: then there is a new manifest.
      if (JSON.stringify(readManifest(directory)) === JSON.stringify(manifest)) throw error;
    }
  }
}

function* openWhole(directory: string, manifest: Manifest, damaged: DamagedRecords | undefined): Steps<OpenedIndex> {
  const answers = manifest.segments.reduce((sum, entry) => sum + entry.answers, 0);
  const copies = yield* AnswerGroups.open(directory, manifest.copies, answers);
  const questions = yield* AnswerGroups.open(directory, manifest.questions, answers);
  const userWords = yield* readUserWords(directory, manifest.userWords);
  const vocabulary = yield* openVocabulary(directory, manifest.vocabulary);
  const segments = yield* openSegments(directory, manifest, damaged);
  return openedIndex({ manifest, segments, copies, questions, userWords, vocabulary }, damaged);
}

/** All segments, or none: those opened before a damaged one are closed again. */
function* openSegments(directory: string, manifest: Manifest, damaged: DamagedRecords | undefined): Steps<PlacedSegment[]> {
  const segments: PlacedSegment[] = [];
  let base = 0;
  try {
    for (const entry of manifest.segments) {
      segments.push({ segment: yield* Segment.open(directory, entry, damaged), base });
      base += entry.answers;
    }
    return segments;
  } catch (error) {
    for (const { segment } of segments) segment.close();
    throw error;
  }
}

function openedIndex(
  parts: Pick<OpenedIndex, 'manifest' | 'segments' | 'copies' | 'questions' | 'userWords' | 'vocabulary'>,
  damaged: DamagedRecords | undefined,
): OpenedIndex {
  const { manifest, segments } = parts;
  const order = new Map(manifest.sources.map(({ path }, i) => [path, i]));
  return {
    ...parts,
    stats: statsOf(manifest),
    get damagedRecords() {
      return damaged?.count ?? 0;
    },
    answer: (ordinal) => {
      const { segment, base } = segmentOf(segments, ordinal);
      return segment.answer(ordinal - base);
    },
    findAnswer: (id) => findAnswer(segments, id),
    findQuestion: (site, question) => {
      const key = questionKey(site, question);
      for (const { segment, base } of segments) {
        const row = segment.rows.columns.questions.findIndex((other, i) => other === key && (!segment.live || segment.live.has(i)));
        const answer = row < 0 ? undefined : segment.answer(row);
        if (answer?.id) return { ordinal: base + row, answer };
      }
      return undefined;
    },
    pagesWith: (id) => pagesOf(segments, order, findAnswer(segments, id)?.answer ?? { id }),
    revisitsOf: ({ capturedAs = [] }) => {
      const days = segments.flatMap(({ segment }) => [...segment.revisits(capturedAs).values()]);
      return [...new Set(days.filter((day) => day !== undefined))].sort().reverse();
    },
    olderTextsOf: (id) => olderTextsOf(segments, order, id),
    close: () => {
      for (const { segment } of segments) segment.close();
    },
  };
}

function findAnswer(segments: readonly PlacedSegment[], id: string): ReturnType<OpenedIndex['findAnswer']> {
  for (const { segment, base } of segments) {
    const found = segment.findAnswer(id);
    if (found) return { ordinal: base + found.row, answer: found.answer };
  }
  return undefined;
}

/** Places of files by their paths. */
type FileOrder = ReadonlyMap<string, number>;

function pagesOf(segments: readonly PlacedSegment[], files: FileOrder, text: AnswerText): Page[] {
  const pages = segments.flatMap(({ segment }) =>
    segment.pagesWith(text.id).map(({ row, page }) => ({ page, file: segment.sourceOf('pages', row) })),
  );
  const placed = pages.map(({ page, file }, i) => {
    const revision = revisionOn(page, text.id);
    return { page, revision, home: homeOn(page, { id: text.id, revision }, files.get(file) ?? 0, i) };
  });
  const isFirst = text.revision ? isNewerHome : isBetterHome;
  placed.sort((a, b) => (isFirst(a.home, b.home) ? -1 : 1));
  const own = placed.filter(({ revision }) => revision === (text.revision ?? ''));
  const home = own.reduce<(typeof own)[number] | undefined>((best, one) => (best && !isBetterHome(one.home, best.home) ? best : one), undefined);
  return [...(home ? [home] : []), ...placed.filter((one) => one !== home)].map(({ page }) => page);
}

/** Of one day, those of later files first, and of one file by their names, so that it matters not in which segments they are. */
function olderTextsOf(segments: readonly PlacedSegment[], files: FileOrder, id: string): Answer[] {
  const texts = segments.flatMap(({ segment }) =>
    segment.shelved('older', id).map(({ row, answer }) => ({ answer, place: files.get(segment.sourceOf('older', row)) ?? 0 })),
  );
  const nameOf = ({ archivedOn, answeredOn = '', revision = '' }: Answer): [string, string] => [archivedOn ?? answeredOn, revision];
  texts.sort((a, b) => {
    const [[dayA, nameA], [dayB, nameB]] = [nameOf(a.answer), nameOf(b.answer)];
    if (dayA !== dayB) return dayA > dayB ? -1 : 1;
    return b.place - a.place || (nameA < nameB ? -1 : 1);
  });
  return texts.map(({ answer }) => answer);
}

/**
 * The segment that an answer is in.
 *
 * @throws RangeError where there is no answer of this ordinal
 */
export function segmentOf(segments: readonly PlacedSegment[], ordinal: number): PlacedSegment {
  const found = segments.findLast(({ base }) => base <= ordinal);
  if (!found || ordinal - found.base >= found.segment.answers) throw new RangeError(`no answer has the ordinal ${ordinal}`);
  return found;
}

/** The rows, ascending, of those answers that are in a segment. */
export function rowsIn({ segment, base }: PlacedSegment, ordinals: ArrayLike<number>): Uint32Array {
  const own = Uint32Array.from(ordinals).filter((ordinal) => ordinal >= base && ordinal < base + segment.answers);
  return own.map((ordinal) => ordinal - base).sort();
}
