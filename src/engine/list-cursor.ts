/** Looks answers up in a list; in a packed one without unpacking what lies between them. */

import { BLOCK_SIZE, type LongList } from '../index/posting-lists.js';
import type { PostingList, Segment } from '../index/segment.js';

const blockAnswers = new Uint32Array(BLOCK_SIZE);

/** Goes through a list in ascending order. Cursors share their room: only the one that was moved last may be asked. */
export class ListCursor {
  /** The block that holds the row moved to, if any does. */
  block = 0;
  private unpacked = -1;
  private i = 0;

  constructor(private readonly list: LongList) {}

  /**
   * Moves to the first block whose last answer is not before `row`: by doubling steps, then by halving.
   *
   * @param row not before the one moved to last
   * @returns whether there is such a block
   */
  moveTo(row: number): boolean {
    const { list } = this;
    let low = this.block;
    let step = 1;
    let high = low;
    while (high < list.blocks && list.lastAnswer(high) < row) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, list.blocks);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (list.lastAnswer(middle) < row) low = middle + 1;
      else high = middle;
    }
    this.block = low;
    return low < list.blocks;
  }

  /** Whether the list holds the row moved to. */
  holds(row: number): boolean {
    if (this.block !== this.unpacked) {
      this.list.answersOf(this.block, blockAnswers);
      this.unpacked = this.block;
      this.i = 0;
    }
    while ((blockAnswers[this.i] as number) < row) this.i++;
    return blockAnswers[this.i] === row;
  }

  /** The count of the row that it {@link holds}. */
  count(): number {
    return this.list.countAt(this.block, this.i);
  }
}

/**
 * How often each of some rows holds a term.
 *
 * @param rows ascending
 * @param counts one for each row; those of rows that do not hold the term are left as they are
 */
export function countsOf(segment: Segment, field: number, list: PostingList, rows: Uint32Array, counts = new Uint32Array(rows.length)): Uint32Array {
  if (list.size < BLOCK_SIZE) {
    const [answers, all] = [new Uint32Array(list.size), new Uint32Array(list.size)];
    segment.unpack(field, list, answers, all);
    for (let k = 0, i = 0; k < rows.length && i < list.size; k++) {
      while (i < list.size && (answers[i] as number) < (rows[k] as number)) i++;
      if (answers[i] === rows[k]) counts[k] = all[i] as number;
    }
    return counts;
  }
  const cursor = new ListCursor(segment.longList(field, list));
  for (let k = 0; k < rows.length && cursor.moveTo(rows[k] as number); k++) if (cursor.holds(rows[k] as number)) counts[k] = cursor.count();
  return counts;
}
