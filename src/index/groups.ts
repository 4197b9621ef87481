/** Joins rows into disjoint groups (Galler and Fischer, 1964), each named by its first row in a given order. */

/** Rows in groups; at first every row is a group of its own. */
export class Groups {
  private readonly parents: Uint32Array;
  private readonly places: Uint32Array;

  /**
   * @param size how many rows there are
   * @param order those that may be joined, the one that names a group before the others
   */
  constructor(size: number, order: Uint32Array) {
    this.parents = Uint32Array.from({ length: size }, (_, row) => row);
    this.places = new Uint32Array(size);
    for (const [place, row] of order.entries()) this.places[row] = place;
  }

  /** The first row of a row's group. */
  firstOf(row: number): number {
    let first = row;
    while (this.parents[first] !== first) {
      this.parents[first] = this.parents[this.parents[first] as number] as number;
      first = this.parents[first] as number;
    }
    return first;
  }

  /** Makes two groups one, each named by its first row. */
  join(a: number, b: number): void {
    const [first, other] = (this.places[a] as number) < (this.places[b] as number) ? [a, b] : [b, a];
    this.parents[other] = first;
  }

  /** For each row the number of its group: groups of two and more are numbered from 1, by their least rows; 0 for others. */
  numbered(): Uint32Array {
    const sizes = new Uint32Array(this.parents.length);
    for (let row = 0; row < sizes.length; row++) (sizes[this.firstOf(row)] as number)++;
    const numbers = new Uint32Array(sizes.length);
    const groups = new Uint32Array(sizes.length);
    let last = 0;
    for (let row = 0; row < sizes.length; row++) {
      const first = this.firstOf(row);
      if (sizes[first] === 1) continue;
      if (groups[first] === 0) groups[first] = ++last;
      numbers[row] = groups[first] as number;
    }
    return numbers;
  }
}
