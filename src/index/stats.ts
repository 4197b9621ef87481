/** Counts what an index holds, while it is brought up to date. */

import type { Answer, IndexStats } from '../model.js';
import type { Bitmap } from './bitmap.js';
import { termText } from './dictionary.js';
import { keywordFieldNumber } from './fields.js';
import type { SegmentEntry } from './manifest.js';
import type { OldSegment } from './old-index.js';
import type { Segment } from './segment.js';

/** What the manifest keeps of the statistics. */
export type StoredStats = Pick<IndexStats, 'answers' | 'pages' | 'characters' | 'sites' | 'archived' | 'answered'>;

/** A day or nothing, in either direction from which the living answers of a segment are looked through. */
type DayField = 'archivedOn' | 'answeredOn';

/** Counts answers, characters, sites and the span of days. */
export class StatsCounter {
  /** How many answers there are so far. */
  answers: number;
  private characters: number;
  private readonly sites: Map<string, number>;
  private readonly days = { archivedOn: new DaySpan(), answeredOn: new DaySpan() };

  /** @param before of the index that is brought up to date */
  constructor(before?: StoredStats) {
    this.answers = before?.answers ?? 0;
    this.characters = before?.characters ?? 0;
    this.sites = new Map(before?.sites.map(({ site, answers }) => [site, answers]));
  }

  addAnswer({ text, site, archivedOn, answeredOn }: Answer): void {
    this.answers++;
    this.characters += text.length;
    this.sites.set(site, (this.sites.get(site) ?? 0) + 1);
    this.days.archivedOn.add(archivedOn);
    this.days.answeredOn.add(answeredOn);
  }

  removeAnswer({ text, site }: Answer): void {
    this.answers--;
    this.characters -= text.length;
    const left = (this.sites.get(site) ?? 0) - 1;
    if (left > 0) this.sites.set(site, left);
    else this.sites.delete(site);
  }

  /**
   * Sites with the most answers first, then by name.
   *
   * @param segments all segments of the index as it will be
   * @param old those of the index before, whose living answers still have their days
   */
  result(segments: readonly SegmentEntry[], old: readonly OldSegment[]): StoredStats {
    for (const { segment, deletedAnswers } of old) {
      for (const field of ['archivedOn', 'answeredOn'] as const) this.addLivingDays(segment, field, deletedAnswers);
    }
    const sites = Array.from(this.sites, ([site, answers]) => ({ site, answers }));
    sites.sort((a, b) => b.answers - a.answers || (a.site < b.site ? -1 : 1));
    const pages = segments.reduce((sum, entry) => sum + entry.pages - entry.deleted.pages, 0);
    const { archivedOn, answeredOn } = this.days;
    return { answers: this.answers, pages, characters: this.characters, sites, ...archivedOn.as('archived'), ...answeredOn.as('answered') };
  }

  /** The first and the last day of a living answer: days stand sorted in the dictionary. */
  private addLivingDays(segment: Segment, field: DayField, deleted: Bitmap): void {
    const number = keywordFieldNumber(field);
    const { dictionary } = segment.field(number);
    const lives = (term: number): boolean => segment.answersOf(number, segment.list(number, term)).some((row) => !deleted.has(row));
    const terms = Array.from({ length: dictionary.offsets.length - 1 }, (_, term) => term);
    for (const term of [terms.find(lives), terms.findLast(lives)]) {
      if (term !== undefined) this.days[field].add(termText(dictionary, term));
    }
  }
}

/** The first and last of some days (`YYYY-MM-DD`, which sort as text). */
class DaySpan {
  private from: string | undefined;
  private to: string | undefined;

  add(day: string | undefined): void {
    if (day === undefined) return;
    if (this.from === undefined || day < this.from) this.from = day;
    if (this.to === undefined || day > this.to) this.to = day;
  }

  as<Name extends string>(name: Name): { [name in Name]?: { from: string; to: string } } {
    if (this.from === undefined || this.to === undefined) return {};
    return { [name]: { from: this.from, to: this.to } } as { [name in Name]?: { from: string; to: string } };
  }
}
