/** Lays out the postings of a term, so that a reader can skip what cannot matter. */
// A list of fewer than 128 postings is short: bytes, for each posting `(gap << 1) | (count > 1)`, then `count` where it is more than
// one, as variable-length numbers (seven bits a byte, low bits first, the high bit says that more follow); the gap is the
// distance to the answer before, the first one counted from -1.
//
// A longer list is words of 32 bits: the number of peaks, the peaks (count, length), three words a block (last answer; where the block
// begins, counted from the first block; the largest count << 16 | the smallest length, each cut at 65,535), and the blocks of 128
// postings, the last of what is left: a word `width of gaps | width of counts << 8`, the packed gaps less one, the packed
// counts less one.

import { bitsFor, packBits, unpackBits, unpackOne, unpackSums, wordsFor } from './bit-packing.js';
import { growingBytes, growingWords } from './growing.js';

/** Postings in a block; lists of fewer are short. */
export const BLOCK_SIZE = 128;

/** More peaks than this are joined: a bound that is a little too high costs less than many. */
const MAX_PEAKS = 8;
const MAX_SHORT_POSTING_BYTES = 10;
const WORDS_PER_BLOCK_ENTRY = 3;
const HALF = 0xffff;

/** A count together with the length of the field it was counted in. */
export interface Peak {
  readonly count: number;
  readonly length: number;
}

/** Collects the lists of one field: short ones in bytes, long ones in words. */
export class PostingListWriter {
  private readonly short = growingBytes();
  private readonly long = growingWords();

  /** @param lengths of the field, by answer */
  constructor(private readonly lengths: Uint32Array) {}

  /**
   * Appends a list.
   *
   * @param answers ascending from 0, without repetition
   * @param counts how often each answer holds the term, from 1
   * @returns where it begins: in bytes for a short list, in words for a long one
   */
  append(answers: Uint32Array, counts: Uint32Array): number {
    return answers.length < BLOCK_SIZE ? this.appendShort(answers, counts) : this.appendLong(answers, counts);
  }

  /** Both parts, as they go into the file. */
  result(): { readonly short: Uint8Array; readonly long: Uint32Array } {
    return { short: this.short.result(), long: this.long.result() };
  }

  private appendShort(answers: Uint32Array, counts: Uint32Array): number {
    const { short } = this;
    const start = short.used;
    short.reserve(answers.length * MAX_SHORT_POSTING_BYTES);
    let before = -1;
    for (let i = 0; i < answers.length; i++) {
      const count = counts[i] as number;
      this.writeByteNumber(((answers[i] as number) - before) * 2 + (count > 1 ? 1 : 0));
      if (count > 1) this.writeByteNumber(count);
      before = answers[i] as number;
    }
    return start;
  }

  private writeByteNumber(value: number): void {
    const { short } = this;
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) short.numbers[short.used++] = (rest & 0x7f) | 0x80;
    short.numbers[short.used++] = rest;
  }

  private appendLong(answers: Uint32Array, counts: Uint32Array): number {
    const { long } = this;
    const start = long.used;
    const peaks = peaksOf(answers, counts, this.lengths);
    const blocks = Math.ceil(answers.length / BLOCK_SIZE);
    long.reserve(1 + peaks.length * 2 + blocks * WORDS_PER_BLOCK_ENTRY + blocks + 2 * answers.length + 2 * blocks);
    long.numbers[long.used++] = peaks.length;
    for (const { count, length } of peaks) {
      long.numbers[long.used++] = count;
      long.numbers[long.used++] = length;
    }
    const entries = long.used;
    long.used += blocks * WORDS_PER_BLOCK_ENTRY;
    const firstBlock = long.used;
    for (let block = 0; block < blocks; block++) {
      const from = block * BLOCK_SIZE;
      const to = Math.min(from + BLOCK_SIZE, answers.length);
      const entry = entries + block * WORDS_PER_BLOCK_ENTRY;
      long.numbers[entry] = answers[to - 1] as number;
      long.numbers[entry + 1] = long.used - firstBlock;
      long.numbers[entry + 2] = this.blockMaximum(answers, counts, from, to);
      this.appendBlock(answers, counts, from, to);
    }
    return start;
  }

  private blockMaximum(answers: Uint32Array, counts: Uint32Array, from: number, to: number): number {
    let largest = 0;
    let shortest = HALF;
    for (let i = from; i < to; i++) {
      largest = Math.max(largest, counts[i] as number);
      shortest = Math.min(shortest, this.lengths[answers[i] as number] as number);
    }
    return Math.min(largest, HALF) * 0x10000 + shortest;
  }

  private appendBlock(answers: Uint32Array, counts: Uint32Array, from: number, to: number): void {
    const { long } = this;
    const gaps = new Uint32Array(to - from);
    const repeats = new Uint32Array(to - from);
    let gapBits = 0;
    let repeatBits = 0;
    for (let i = from; i < to; i++) {
      gaps[i - from] = (answers[i] as number) - (i === 0 ? -1 : (answers[i - 1] as number)) - 1;
      repeats[i - from] = (counts[i] as number) - 1;
      gapBits |= gaps[i - from] as number;
      repeatBits |= repeats[i - from] as number;
    }
    for (const [values, width] of [
      [gaps, bitsFor(gapBits)],
      [repeats, bitsFor(repeatBits)],
    ] as const) {
      if (values === gaps) long.numbers[long.used++] = width | (bitsFor(repeatBits) << 8);
      packBits(values, values.length, width, long.numbers, long.used);
      long.used += wordsFor(values.length, width);
    }
  }
}

/**
 * The postings that can score highest, whatever the average length will be: no other one has both a larger count and a smaller
 * length. Counts ascend, and lengths with them.
 */
function peaksOf(answers: Uint32Array, counts: Uint32Array, lengths: Uint32Array): Peak[] {
  const shortest = new Map<number, number>();
  for (let i = 0; i < answers.length; i++) {
    const count = counts[i] as number;
    const length = lengths[answers[i] as number] as number;
    if (length < (shortest.get(count) ?? Number.POSITIVE_INFINITY)) shortest.set(count, length);
  }
  const peaks: Peak[] = [];
  for (const [count, length] of [...shortest].sort((a, b) => b[0] - a[0])) {
    const last = peaks.at(-1);
    if (last && length >= last.length) continue;
    // Joining two peaks takes the better of each number, which bounds both.
    if (last && peaks.length === MAX_PEAKS) peaks[MAX_PEAKS - 1] = { count: last.count, length };
    else peaks.push({ count, length });
  }
  return peaks.reverse();
}

/** Unpacks a short list of `size` postings that begins at `offset`. */
export function unpackShort(bytes: Uint8Array, offset: number, size: number, answers: Uint32Array, counts: Uint32Array): void {
  let at = offset;
  let answer = -1;
  for (let i = 0; i < size; i++) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    answer += value >>> 1;
    let count = 1;
    if (value & 1) {
      byte = bytes[at++] as number;
      count = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] as number;
        count |= (byte & 0x7f) << shift;
      }
    }
    answers[i] = answer;
    counts[i] = count;
  }
}

/** A long list, read in place. */
export class LongList {
  readonly blocks: number;
  readonly peaks: readonly Peak[];
  private readonly entries: number;
  private readonly firstBlock: number;

  /** @param offset of the list's first word */
  constructor(
    private readonly words: Uint32Array,
    offset: number,
    private readonly size: number,
  ) {
    this.blocks = Math.ceil(size / BLOCK_SIZE);
    const peaks = words[offset] as number;
    this.peaks = Array.from({ length: peaks }, (_, i) => ({
      count: words[offset + 1 + 2 * i] as number,
      length: words[offset + 2 + 2 * i] as number,
    }));
    this.entries = offset + 1 + 2 * peaks;
    this.firstBlock = this.entries + this.blocks * WORDS_PER_BLOCK_ENTRY;
  }

  /** The last answer of a block. */
  lastAnswer(block: number): number {
    return this.words[this.entries + block * WORDS_PER_BLOCK_ENTRY] as number;
  }

  /** A bound on the postings of a block: no count is larger and no length smaller (of counts above 65,535 nothing is known). */
  blockPeak(block: number): Peak {
    const packed = this.words[this.entries + block * WORDS_PER_BLOCK_ENTRY + 2] as number;
    return { count: packed >>> 16, length: packed & HALF };
  }

  /** How many postings a block has: 128, but for the last one. */
  blockSize(block: number): number {
    return Math.min(BLOCK_SIZE, this.size - block * BLOCK_SIZE);
  }

  /** Unpacks the answers of a block. */
  answersOf(block: number, answers: Uint32Array): void {
    const at = this.blockAt(block);
    const before = block === 0 ? -1 : this.lastAnswer(block - 1);
    unpackSums(this.words, at + 1, this.blockSize(block), (this.words[at] as number) & 0xff, before, answers);
  }

  /** Unpacks the counts of a block. */
  countsOf(block: number, counts: Uint32Array): void {
    const at = this.blockAt(block);
    const size = this.blockSize(block);
    const widths = this.words[at] as number;
    unpackBits(this.words, at + 1 + wordsFor(size, widths & 0xff), size, widths >>> 8, counts);
    for (let i = 0; i < size; i++) (counts[i] as number)++;
  }

  /** One count of a block, without the others. */
  countAt(block: number, place: number): number {
    const at = this.blockAt(block);
    const widths = this.words[at] as number;
    return unpackOne(this.words, at + 1 + wordsFor(this.blockSize(block), widths & 0xff), place, widths >>> 8) + 1;
  }

  private blockAt(block: number): number {
    return this.firstBlock + (this.words[this.entries + block * WORDS_PER_BLOCK_ENTRY + 1] as number);
  }
}
