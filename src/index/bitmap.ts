/** A set of rows of one segment, one bit each. */

/** Rows from 0 to `size` - 1. Half a million rows take 62 KB, so sets are made and combined whole. */
export class Bitmap {
  /** Bit `row & 31` of word `row >>> 5`. Bits behind the last row are zero. */
  readonly words: Uint32Array;
  /** The last count, until a row comes or goes; asked for more often than rows do. */
  private counted: number | undefined;

  /** @param words the set's own from now on; empty by default */
  constructor(
    readonly size: number,
    words: Uint32Array = new Uint32Array(Math.ceil(size / 32)),
  ) {
    this.words = words;
  }

  /** All rows. */
  static full(size: number): Bitmap {
    const bitmap = new Bitmap(size);
    bitmap.words.fill(0xffffffff);
    if (size % 32 > 0) bitmap.words[bitmap.words.length - 1] = 2 ** (size % 32) - 1;
    return bitmap;
  }

  /** Some rows. */
  static of(size: number, rows: ArrayLike<number>): Bitmap {
    const bitmap = new Bitmap(size);
    bitmap.addAll(rows);
    return bitmap;
  }

  has(row: number): boolean {
    return (((this.words[row >>> 5] as number) >>> (row & 31)) & 1) === 1;
  }

  add(row: number): void {
    this.counted = undefined;
    (this.words[row >>> 5] as number) |= 1 << (row & 31);
  }

  addAll(rows: ArrayLike<number>): void {
    this.counted = undefined;
    const { words } = this;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      (words[row >>> 5] as number) |= 1 << (row & 31);
    }
  }

  /**
   * Adds what stands for the rows of another set, of any size.
   *
   * @param standsFor by row, from `base` on
   * @param but rows of the other set, of its size, that are passed over
   */
  addFor(other: Bitmap, standsFor: Uint32Array, base: number, but?: Bitmap): void {
    this.counted = undefined;
    const { words } = this;
    for (let i = 0; i < other.words.length; i++) {
      let word = other.words[i] as number;
      if (but) word &= ~(but.words[i] as number);
      for (; word !== 0; word &= word - 1) {
        const row = standsFor[base + i * 32 + 31 - Math.clz32(word & -word)] as number;
        (words[row >>> 5] as number) |= 1 << (row & 31);
      }
    }
  }

  delete(row: number): void {
    this.counted = undefined;
    (this.words[row >>> 5] as number) &= ~(1 << (row & 31));
  }

  /** Keeps only rows that the other one, of the same size, has too. */
  intersect({ words }: Bitmap): void {
    this.counted = undefined;
    for (let i = 0; i < words.length; i++) (this.words[i] as number) &= words[i] as number;
  }

  /** Whether all its rows are in the other one, of the same size. */
  isWithin({ words }: Bitmap): boolean {
    for (let i = 0; i < words.length; i++) if (((this.words[i] as number) & ~(words[i] as number)) !== 0) return false;
    return true;
  }

  /** Takes in the rows of another one of the same size. */
  unite({ words }: Bitmap): void {
    this.counted = undefined;
    for (let i = 0; i < words.length; i++) (this.words[i] as number) |= words[i] as number;
  }

  /** Leaves out the rows of another one of the same size. */
  subtract({ words }: Bitmap): void {
    this.counted = undefined;
    for (let i = 0; i < words.length; i++) (this.words[i] as number) &= ~(words[i] as number);
  }

  /** Makes members of those that were none, and the other way round. */
  invert(): void {
    this.counted = undefined;
    for (let i = 0; i < this.words.length; i++) this.words[i] = ~(this.words[i] as number);
    if (this.size % 32 > 0) (this.words[this.words.length - 1] as number) &= 2 ** (this.size % 32) - 1;
  }

  clone(): Bitmap {
    return new Bitmap(this.size, this.words.slice());
  }

  /** A new set of the rows that are in the other one, of the same size, too. */
  intersection(other: Bitmap): Bitmap {
    const both = this.clone();
    both.intersect(other);
    return both;
  }

  /** A new set of the rows that are not in the other one, of the same size. */
  difference(other: Bitmap): Bitmap {
    const rest = this.clone();
    rest.subtract(other);
    return rest;
  }

  get isEmpty(): boolean {
    return this.count() === 0;
  }

  /** How many rows it has. */
  count(): number {
    if (this.counted !== undefined) return this.counted;
    let count = 0;
    for (let i = 0; i < this.words.length; i++) count += bitsIn(this.words[i] as number);
    this.counted = count;
    return count;
  }

  /** The rows, ascending. */
  rows(): Uint32Array {
    const rows = new Uint32Array(this.count());
    let used = 0;
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i] as number; word !== 0; word &= word - 1) rows[used++] = i * 32 + 31 - Math.clz32(word & -word);
    }
    return rows;
  }

  /** The rows that another one, of the same size, has too, ascending; without making a set of them. */
  rowsAlsoIn({ words }: Bitmap): number[] {
    const rows: number[] = [];
    for (let i = 0; i < words.length; i++) {
      for (let word = (this.words[i] as number) & (words[i] as number); word !== 0; word &= word - 1)
        rows.push(i * 32 + 31 - Math.clz32(word & -word));
    }
    return rows;
  }
}

/** Adds up pairs of bits, then fours, then bytes (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
