/** Finds the score that an answer must reach to be among the best. */

/** The `limit` largest of the numbers offered; a heap with the smallest of them on top. */
export class Threshold {
  private readonly heap: Float64Array;
  private size = 0;

  /** @param limit from 1 */
  constructor(limit: number) {
    this.heap = new Float64Array(limit);
  }

  /** The smallest of the largest `limit`; 0 while there are fewer. */
  get value(): number {
    return this.size < this.heap.length ? 0 : (this.heap[0] as number);
  }

  clear(): void {
    this.size = 0;
  }

  offer(score: number): void {
    const { heap } = this;
    if (this.size === heap.length) {
      if (score > (heap[0] as number)) this.sink(score);
      return;
    }
    let at = this.size++;
    for (; at > 0; at = (at - 1) >> 1) {
      const parent = heap[(at - 1) >> 1] as number;
      if (parent <= score) break;
      heap[at] = parent;
    }
    heap[at] = score;
  }

  /** Replaces the top. */
  private sink(score: number): void {
    const { heap, size } = this;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= score) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = score;
  }
}
