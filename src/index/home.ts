/** Says on which page an answer is at home: its record is taken from there. */
// What is told apart is a text of an answer: an answer of the source's own id may have had several from capture to capture.

import type { Answer, Page } from '../model.js';

/** What names a text of an answer. */
export type AnswerText = Pick<Answer, 'id' | 'revision'>;

/** Where a text of an answer may be at home. */
export interface Home {
  /** Of the page's file in the listing. */
  readonly place: number;
  /** Of the page among those of its file that have the answer, and of the answer on it: only to be compared with another of that file. */
  readonly order: number;
  /** Whether the page's question seems not to be the answer's. */
  readonly isForeign: boolean;
  /** When the page was captured, or not before, where that counts: the record of a text that is known by its id is as the newest capture has it. */
  readonly day?: string;
}

/** The same for the same text of the same answer. */
export function keyOfText({ id, revision = '' }: AnswerText): string {
  return `${id}\n${revision}`;
}

/** Whether an answer on a page seems to belong to another question. */
function isForeignOn({ foreign }: Page, id: string): boolean {
  return foreign?.includes(id) ?? false;
}

/** Which text an answer has on a page that it stands on. */
export function revisionOn({ answers, revisions }: Page, id: string): string {
  return revisions?.[answers.indexOf(id)] ?? '';
}

/** The home that a page is for a text that stands on it. */
export function homeOn(page: Page, text: AnswerText, place: number, order: number): Home {
  const day = text.revision && (page.archivedOn ?? writtenOn(page, text));
  return { place, order, isForeign: isForeignOn(page, text.id), ...(day && { day }) };
}

/** A text that was edited on a day was captured on no earlier one. */
function writtenOn({ answers, revisions, writtenOn: days }: Page, { id, revision }: AnswerText): string | undefined {
  return days?.[answers.findIndex((other, i) => other === id && revisions?.[i] === revision)];
}

/** For the same text: a page that it fits is better than one that it does not, then the newer one, then the earlier one in the listing. */
export function isBetterHome(home: Home, than: Home): boolean {
  return home.isForeign === than.isForeign ? (isNewer(home, than) ?? isBefore(home, than)) : than.isForeign;
}

/**
 * For two texts of an answer: whether the one is the newer, which is searched. Of one day, or of days unknown, the one that comes later is: crawls
 * and exports go on at their end.
 */
export function isNewerHome(home: Home, than: Home): boolean {
  return isNewer(home, than) ?? (home.isForeign === than.isForeign ? isBefore(than, home) : than.isForeign);
}

/** An unknown day is older than any. */
function isNewer({ day = '' }: Home, than: Home): boolean | undefined {
  return day === (than.day ?? '') ? undefined : day > (than.day ?? '');
}

function isBefore(home: Home, than: Home): boolean {
  return home.place === than.place ? home.order < than.order : home.place < than.place;
}

/** A home that none is better than: of a text whose record is the same wherever it stands. */
export const ANYWHERE: Home = { place: -1, order: 0, isForeign: false };
