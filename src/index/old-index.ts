/** Looks at the index before an update: what of it stays, and what is to be deleted. */
// A text's home is the best page it stands on; its record comes from there. A home goes with its file when the file was changed or
// removed. Where the text still stands in another file, that one becomes its home.

import type { Answer } from '../model.js';
import { Bitmap } from './bitmap.js';
import { type AnswerText, type Home, homeOn, isBetterHome } from './home.js';
import { type Manifest, type PerKind, perKind } from './manifest.js';
import type { OpenedIndex } from './open-index.js';
import type { Segment } from './segment.js';
import { SHELVES, type Shelf } from './segment-records.js';

/** A record of an answer in the old index. */
export interface OldAnswer {
  readonly segment: number;
  readonly shelf: Shelf;
  readonly row: number;
  readonly answer: Answer;
  /** The place of its home's file in the new listing, whether or not the file changed; absent where it is listed no more. */
  readonly home: number | undefined;
}

/** One segment with what is to be deleted of it, what was deleted before included. */
export interface OldSegment {
  readonly segment: Segment;
  readonly deleted: PerKind<Bitmap>;
  /** Records whose home is gone, and for which no decision was made yet. */
  readonly homeless: Readonly<Record<Shelf, Bitmap>>;
}

/** An old index under a new listing of files. */
export class OldIndex {
  readonly segments: readonly OldSegment[];
  private readonly missing: ReadonlySet<number>;
  // Asked several times of one answer after another: one with thousands of texts, as a wrong mapping makes, would be read a million times.
  private readonly recordsById = rememberingLast((id: string) => this.allRecordsOf(id));
  private readonly homesById = rememberingLast((id: string) => this.allHomesOf(id));

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
    const { rows, sizes } = segment;
    const stays = rows.sources.map((path) => this.unchanged.has(path));
    const deleted = perKind((kind) => segment.deletes?.[kind].clone() ?? new Bitmap(sizes[kind]));
    const gone = perKind((kind) => {
      const lost = new Bitmap(sizes[kind]);
      for (const [row, source] of rows[kind].sources.entries()) if (!stays[source]) lost.add(row);
      lost.subtract(deleted[kind]);
      return lost;
    });
    deleted.pages.unite(gone.pages);
    return { segment, deleted, homeless: gone };
  }

  /** The record of a text, unless it was deleted before or in this update. */
  find(text: AnswerText): OldAnswer | undefined {
    return this.recordsOf(text.id).find(({ answer }) => answer.revision === text.revision);
  }

  /** All records of an answer: one that is searched, and older texts. */
  recordsOf(id: string): OldAnswer[] {
    return this.recordsById(id).filter(({ segment, shelf, row }) => !this.segments[segment]?.deleted[shelf].has(row));
  }

  private homeOf(segment: Segment, shelf: Shelf, row: number): number | undefined {
    return this.places.get(segment.sourceOf(shelf, row));
  }

  /** The best home that a text has among the pages of unchanged files. */
  bestHome({ id, revision = '' }: AnswerText): Home | undefined {
    return this.homesById(id).get(revision);
  }

  private allRecordsOf(id: string): OldAnswer[] {
    return this.segments.flatMap(({ segment, deleted }, i) =>
      SHELVES.flatMap((shelf) =>
        segment.shelved(shelf, id, deleted[shelf]).map((found) => ({ segment: i, shelf, ...found, home: this.homeOf(segment, shelf, found.row) })),
      ),
    );
  }

  /** The best homes of all texts of an answer. */
  private allHomesOf(id: string): ReadonlyMap<string, Home> {
    const best = new Map<string, Home>();
    let order = 0;
    for (const { segment, deleted } of this.segments) {
      for (const { row, page } of segment.pagesWith(id, deleted.pages)) {
        const place = this.places.get(segment.sourceOf('pages', row));
        for (const [i, other] of page.answers.entries()) {
          if (other !== id) continue;
          order++;
          const revision = page.revisions?.[i] ?? '';
          const home = place === undefined ? undefined : homeOn(page, { id, revision }, place, order);
          const before = best.get(revision);
          if (home && (!before || isBetterHome(home, before))) best.set(revision, home);
        }
      }
    }
    return best;
  }

  /** Whether nothing can be read from the file at a place any more. */
  isMissing(place: number): boolean {
    return this.missing.has(place);
  }

  /** All records that had their home in files which cannot be read any more. */
  *inMissingFiles(): Generator<OldAnswer> {
    for (const [i, { segment, deleted }] of this.segments.entries()) {
      for (const { shelf, row, answer } of segment.allShelved()) {
        const home = this.homeOf(segment, shelf, row);
        if (home !== undefined && this.missing.has(home) && !deleted[shelf].has(row)) yield { segment: i, shelf, row, answer, home };
      }
    }
  }

  /** The record stays as it is. */
  keep({ segment, shelf, row }: OldAnswer): void {
    this.segments[segment]?.homeless[shelf].delete(row);
  }

  delete({ segment, shelf, row }: OldAnswer): void {
    this.segments[segment]?.deleted[shelf].add(row);
    this.segments[segment]?.homeless[shelf].delete(row);
  }

  /** All records for which nothing was decided yet and whose home is gone. */
  homeless(): OldAnswer[] {
    return this.segments.flatMap(({ segment, homeless }, i) =>
      SHELVES.flatMap((shelf) =>
        Array.from(homeless[shelf].rows(), (row) => {
          return { segment: i, shelf, row, answer: segment.answer(row, shelf), home: this.homeOf(segment, shelf, row) };
        }),
      ),
    );
  }

  /** The file that a record's home page was read from. */
  sourceOf({ segment, shelf, row }: OldAnswer): string {
    return (this.segments[segment] as OldSegment).segment.sourceOf(shelf, row);
  }

  get manifest(): Manifest {
    return this.index.manifest;
  }
}

/** What `of` gave for the last id it was asked for is not asked for again. */
function rememberingLast<T>(of: (id: string) => T): (id: string) => T {
  let last: { readonly id: string; readonly value: T } | undefined;
  return (id) => {
    if (last?.id !== id) last = { id, value: of(id) };
    return last.value;
  };
}
