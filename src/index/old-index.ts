/** Looks at the index before an update: what of it stays, and what is to be deleted. */
// An answer's home is the first page that it fits, in the order of the files, or the first it stands on where it fits none; its record
// comes from there. A home goes with its file when the file was changed or removed. Where the answer still stands in another file,
// that one becomes its home.

import type { Answer } from '../model.js';
import { Bitmap } from './bitmap.js';
import type { Manifest } from './manifest.js';
import { isForeignOn, type OpenedIndex } from './open-index.js';
import type { Segment } from './segment.js';

/** An answer of the old index. */
export interface OldAnswer {
  readonly segment: number;
  readonly row: number;
  readonly answer: Answer;
  /** The place of its home's file in the new listing, whether or not the file changed; absent where it is listed no more. */
  readonly home: number | undefined;
}

/** Where an answer may be at home. */
export interface Home {
  /** Of the page's file in the new listing. */
  readonly place: number;
  /** Whether the page's question seems not to be the answer's. */
  readonly isForeign: boolean;
}

/** A page that the answer fits is better than one that it does not, and then the earlier one. */
export function isBetterHome(home: Home, than: Home): boolean {
  return home.isForeign === than.isForeign ? home.place < than.place : than.isForeign;
}

/** One segment with what is to be deleted of it, what was deleted before included. */
export interface OldSegment {
  readonly segment: Segment;
  readonly deletedAnswers: Bitmap;
  readonly deletedPages: Bitmap;
  /** Answers whose home is gone, and for which no decision was made yet. */
  readonly homeless: Bitmap;
}

/** An old index under a new listing of files. */
export class OldIndex {
  readonly segments: readonly OldSegment[];
  private readonly missing: ReadonlySet<number>;

  /**
   * @param places of all listed files, by their paths
   * @param unchanged paths of listed files that have not changed since the index was made
   * @param missing those of them that are not there any more, and whose answers stay
   */
  constructor(
    private readonly index: OpenedIndex,
    private readonly places: ReadonlyMap<string, number>,
    private readonly unchanged: ReadonlySet<string>,
    missing: ReadonlySet<string>,
  ) {
    this.missing = new Set([...missing].map((path) => places.get(path) as number));
    this.segments = index.segments.map(({ segment }) => this.judge(segment));
  }

  /** Deletes all pages of files that are gone, and marks the answers that had their home there. */
  private judge(segment: Segment): OldSegment {
    const { sources, pageSources, answerSources } = segment.rows;
    const stays = sources.map((path) => this.unchanged.has(path));
    const deletedAnswers = segment.deletes?.answers.clone() ?? new Bitmap(segment.answers);
    const deletedPages = segment.deletes?.pages.clone() ?? new Bitmap(segment.pages);
    const homeless = new Bitmap(segment.answers);
    for (let row = 0; row < segment.pages; row++) if (!stays[pageSources[row] as number]) deletedPages.add(row);
    for (let row = 0; row < segment.answers; row++) {
      if (!stays[answerSources[row] as number] && !deletedAnswers.has(row)) homeless.add(row);
    }
    return { segment, deletedAnswers, deletedPages, homeless };
  }

  /** The answer of an id, unless it was deleted before or in this update. */
  find(id: string): OldAnswer | undefined {
    for (const [i, { segment, deletedAnswers }] of this.segments.entries()) {
      const found = segment.findAnswer(id);
      if (found && !deletedAnswers.has(found.row)) return { segment: i, ...found, home: this.places.get(segment.sourceOfAnswer(found.row)) };
    }
    return undefined;
  }

  /** The best home that an answer has among the pages of unchanged files. */
  bestHome(id: string): Home | undefined {
    let best: Home | undefined;
    for (const { segment, deletedPages } of this.segments) {
      for (const { row, page } of segment.pagesWith(id, deletedPages)) {
        const place = this.places.get(segment.sourceOfPage(row));
        if (place === undefined) continue;
        const home = { place, isForeign: isForeignOn(page, id) };
        if (!best || isBetterHome(home, best)) best = home;
      }
    }
    return best;
  }

  /** Whether nothing can be read from the file at a place any more. */
  isMissing(place: number): boolean {
    return this.missing.has(place);
  }

  /** The answer stays as it is. */
  keep({ segment, row }: OldAnswer): void {
    this.segments[segment]?.homeless.delete(row);
  }

  delete({ segment, row }: Pick<OldAnswer, 'segment' | 'row'>): void {
    this.segments[segment]?.deletedAnswers.add(row);
    this.segments[segment]?.homeless.delete(row);
  }

  /** All answers for which nothing was decided yet and whose home is gone. */
  homeless(): OldAnswer[] {
    return this.segments.flatMap(({ segment, homeless }, i) =>
      Array.from(homeless.rows(), (row) => ({ segment: i, row, answer: segment.answer(row), home: this.places.get(segment.sourceOfAnswer(row)) })),
    );
  }

  get manifest(): Manifest {
    return this.index.manifest;
  }
}
