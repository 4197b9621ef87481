/** Counts what an index holds, while it is brought up to date. */

import type { Answer, IndexStats } from '../model.js';
import { termText } from './dictionary.js';
import { keywordFieldNumber } from './fields.js';
import type { RecordKind, SegmentEntry } from './manifest.js';
import type { OldSegment } from './old-index.js';

/** What the manifest keeps of the statistics. */
export type StoredStats = Omit<IndexStats, 'segments' | 'bytes' | 'analyzer'>;

/** What of an answer is counted. */
export interface Counted {
  readonly site: string;
  /** UTF-16 code units of its text. */
  readonly characters: number;
  readonly days: Readonly<Record<DayField, string | undefined>>;
}

/** A day or nothing, in either direction from which the living answers of a segment are looked through. */
type DayField = 'archivedOn' | 'answeredOn';

/** What is counted of an answer. */
export function countedOf({ text, site, archivedOn, answeredOn }: Answer): Counted {
  return { site, characters: text.length, days: { archivedOn, answeredOn } };
}

/** Counts answers, characters, sites and the span of days. */
export class StatsCounter {
  /** How many answers there are so far. */
  answers: number;
  private characters: number;
  private readonly sites: Map<string, number>;
  /** How many answers of this update have a day. */
  private readonly days = { archivedOn: new Map<string, number>(), answeredOn: new Map<string, number>() };

  /** @param before of the index that is brought up to date */
  constructor(before?: StoredStats) {
    this.answers = before?.answers ?? 0;
    this.characters = before?.characters ?? 0;
    this.sites = new Map(before?.sites.map(({ site, answers }) => [site, answers]));
  }

  add(counted: Counted): void {
    this.count(counted, 1);
    this.countDays(counted, 1);
  }

  /** Takes back what was added. */
  takeBack(counted: Counted): void {
    this.count(counted, -1);
    this.countDays(counted, -1);
  }

  /** An answer of the index before goes: its segment knows of its days. */
  remove(counted: Counted): void {
    this.count(counted, -1);
  }

  private count({ characters, site }: Counted, by: 1 | -1): void {
    this.answers += by;
    this.characters += by * characters;
    change(this.sites, site, by);
  }

  private countDays({ days }: Counted, by: 1 | -1): void {
    for (const field of DAY_FIELDS) if (days[field] !== undefined) change(this.days[field], days[field], by);
  }

  /**
   * Sites with the most answers first, then by name.
   *
   * @param segments all segments of the index as it will be
   * @param old those of the index before, whose living answers still have their days
   */
  result(segments: readonly SegmentEntry[], old: readonly OldSegment[]): StoredStats {
    const sites = Array.from(this.sites, ([site, answers]) => ({ site, answers }));
    sites.sort((a, b) => b.answers - a.answers || (a.site < b.site ? -1 : 1));
    const living = (kind: RecordKind): number => segments.reduce((sum, entry) => sum + entry[kind] - entry.deleted[kind], 0);
    const [archived, answered] = DAY_FIELDS.map((field) => spanOf([...this.days[field].keys(), ...old.flatMap((one) => livingDays(one, field))]));
    const { answers, characters } = this;
    const days = { ...(archived && { archived }), ...(answered && { answered }) };
    return { answers, olderTexts: living('older'), pages: living('pages'), characters, sites, ...days };
  }
}

const DAY_FIELDS: readonly DayField[] = ['archivedOn', 'answeredOn'];

/** A count that is none is not kept. */
function change(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** The first and the last day of a living answer: days stand sorted in the dictionary. */
function livingDays({ segment, deleted }: OldSegment, field: DayField): string[] {
  const number = keywordFieldNumber(field);
  const { dictionary } = segment.field(number);
  const lives = (term: number): boolean => segment.answersOf(number, segment.list(number, term)).some((row) => !deleted.answers.has(row));
  const terms = Array.from({ length: dictionary.offsets.length - 1 }, (_, term) => term);
  return [terms.find(lives), terms.findLast(lives)].flatMap((term) => (term === undefined ? [] : [termText(dictionary, term)]));
}

/** The first and last of some days (`YYYY-MM-DD`, which sort as text). */
function spanOf(days: string[]): IndexStats['archived'] {
  days.sort();
  const [from, to] = [days[0], days.at(-1)];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}
