/** Remembers which rows of a segment satisfy a condition, for as long as somebody holds the condition. */
// One search asks for the same parts again and again: what stands as typed is part of what matches, comes first among it, and is
// what may have to be read. An index that is open does not change, so what was found for a condition stays true.

import type { Bitmap } from '../index/bitmap.js';
import type { Condition } from '../retrieval.js';

interface Known {
  /** Where it was looked for. */
  readonly within: Bitmap;
  readonly rows: Bitmap;
}

/** Of one segment. Bitmaps given to it and got from it are never changed. */
export class KnownRows {
  private readonly known = new WeakMap<Condition, Known>();

  /** The rows of `within` that satisfy the condition, where that follows from what is known. */
  of(condition: Condition, within: Bitmap): Bitmap | undefined {
    const known = this.known.get(condition);
    if (!known) return undefined;
    if (known.within === within) return known.rows;
    if (!within.isWithin(known.within)) return undefined;
    return known.rows.intersection(within);
  }

  keep(condition: Condition, within: Bitmap, rows: Bitmap): void {
    this.known.set(condition, { within, rows });
  }
}
