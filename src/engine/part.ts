/** Reads one term's postings of one field in one segment: all of them, or only those of given answers. */

import type { Bitmap } from '../index/bitmap.js';
import { BLOCK_SIZE, type LongList } from '../index/posting-lists.js';
import type { PostingList, Segment } from '../index/segment.js';
import type { TermScore } from './bm25.js';
import { ListCursor } from './list-cursor.js';

/** Scores by row of a segment; zero for rows that no part has added to. */
export interface Accumulator {
  readonly scores: Float64Array;
  /** The rows that are candidates; the first `count`. */
  readonly rows: Uint32Array;
  count: number;
}

/** Room for the scores of so many rows. */
export function accumulatorOf(rows: number): Accumulator {
  return { scores: new Float64Array(rows), rows: new Uint32Array(rows), count: 0 };
}

/** One term in one field of one segment. */
export interface Part {
  readonly size: number;
  /** No posting scores more. */
  readonly bound: number;
  /**
   * Adds every posting's score, and makes its row a candidate.
   *
   * @param allowed rows that may become candidates; absent for all
   * @param least rows that are no candidates yet may be left out where no posting of their block scores so much
   * @returns whether none was left out
   */
  addAll(to: Accumulator, allowed: Bitmap | undefined, least: number): boolean;
  /**
   * Adds the scores of postings whose rows are candidates; the others are passed over.
   *
   * @param to its rows ascend
   * @param among the candidates; absent where they are the rows with a score
   * @param least what a row's score, with the most this part can still add, must reach to matter
   */
  addToCandidates(to: Accumulator, among: Bitmap | undefined, least: number): void;
}

const blockAnswers = new Uint32Array(BLOCK_SIZE);
const blockCounts = new Uint32Array(BLOCK_SIZE);

/** A part whose postings are all in memory. */
export class UnpackedPart implements Part {
  readonly bound: number;

  /** @param answers the first `size`, ascending, with their counts */
  constructor(
    readonly size: number,
    private readonly answers: Uint32Array,
    private readonly counts: Uint32Array,
    private readonly lengths: Uint32Array,
    private readonly score: TermScore,
  ) {
    let bound = 0;
    for (let i = 0; i < size; i++) bound = Math.max(bound, this.scoreAt(i));
    this.bound = bound;
  }

  addAll(to: Accumulator, allowed: Bitmap | undefined): boolean {
    for (let i = 0; i < this.size; i++) {
      const row = this.answers[i] as number;
      if (!allowed || allowed.has(row)) addScore(to, row, this.scoreAt(i));
    }
    return true;
  }

  addToCandidates({ scores }: Accumulator, among: Bitmap | undefined): void {
    for (let i = 0; i < this.size; i++) {
      const row = this.answers[i] as number;
      if (among ? among.has(row) : (scores[row] as number) > 0) (scores[row] as number) += this.scoreAt(i);
    }
  }

  private scoreAt(i: number): number {
    return this.score.of(this.counts[i] as number, this.lengths[this.answers[i] as number] as number);
  }
}

/** A part that is read from its packed list, block by block. */
export class PackedPart implements Part {
  readonly bound: number;

  constructor(
    readonly size: number,
    private readonly list: LongList,
    private readonly lengths: Uint32Array,
    private readonly score: TermScore,
  ) {
    this.bound = score.bound(list.peaks);
  }

  addAll(to: Accumulator, allowed: Bitmap | undefined, least: number): boolean {
    const { list } = this;
    let isWhole = true;
    for (let block = 0; block < list.blocks; block++) {
      list.answersOf(block, blockAnswers);
      list.countsOf(block, blockCounts);
      if (least > 0 && this.boundOf(block) < least) isWhole = this.addBlockToCandidates(to, list.blockSize(block)) && isWhole;
      else this.addBlock(to, list.blockSize(block), allowed);
    }
    return isWhole;
  }

  private addBlock(to: Accumulator, size: number, allowed: Bitmap | undefined): void {
    const { lengths, score } = this;
    for (let i = 0; i < size; i++) {
      const row = blockAnswers[i] as number;
      if (!allowed || allowed.has(row)) addScore(to, row, score.of(blockCounts[i] as number, lengths[row] as number));
    }
  }

  /** Whether all rows of the block were candidates. */
  private addBlockToCandidates({ scores }: Accumulator, size: number): boolean {
    const { lengths, score } = this;
    let added = 0;
    for (let i = 0; i < size; i++) {
      const row = blockAnswers[i] as number;
      const before = scores[row] as number;
      if (before === 0) continue;
      scores[row] = before + score.of(blockCounts[i] as number, lengths[row] as number);
      added++;
    }
    return added === size;
  }

  /** Unpacks only blocks in which a candidate may stand. */
  addToCandidates({ scores, rows, count }: Accumulator, _among: Bitmap | undefined, least: number): void {
    const { list, lengths, score } = this;
    const cursor = new ListCursor(list);
    let bounded = -1;
    let bound = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      if (!cursor.moveTo(row)) return;
      if (cursor.block !== bounded) {
        bounded = cursor.block;
        bound = this.boundOf(bounded);
      }
      if ((scores[row] as number) + bound < least || !cursor.holds(row)) continue;
      (scores[row] as number) += score.of(cursor.count(), lengths[row] as number);
    }
  }

  /** The most a posting of a block can score. Counts that did not fit the block's entry fall back on the list's bound. */
  private boundOf(block: number): number {
    const peak = this.list.blockPeak(block);
    return peak.count === 0xffff ? this.bound : this.score.of(peak.count, peak.length);
  }
}

function addScore(to: Accumulator, row: number, score: number): void {
  const before = to.scores[row] as number;
  if (before === 0) to.rows[to.count++] = row;
  to.scores[row] = before + score;
}

/** The part of one list, read in the way that fits its size. */
export function partOf(segment: Segment, field: number, list: PostingList, score: TermScore): Part {
  const { lengths } = segment.field(field);
  if (list.size >= BLOCK_SIZE) return new PackedPart(list.size, segment.longList(field, list), lengths, score);
  const answers = new Uint32Array(list.size);
  const counts = new Uint32Array(list.size);
  segment.unpack(field, list, answers, counts);
  return new UnpackedPart(list.size, answers, counts, lengths, score);
}
