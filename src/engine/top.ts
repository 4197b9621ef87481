/** Keeps the best of many scored answers without sorting them all. */

/** An answer with what it is ordered by. */
export interface Scored {
  readonly ordinal: number;
  readonly score: number;
}

/**
 * A binary heap of at most `limit` candidates with the worst on top. Higher scores are better; equal scores go by a key that is the
 * answer's own, so that the order does not depend on when it was indexed.
 */
export class Top {
  private readonly heap: Scored[] = [];

  /** @param keyOf a number made from the answer's id; answers that share one go by ordinal */
  constructor(
    private readonly limit: number,
    private readonly keyOf: (ordinal: number) => number,
  ) {}

  offer(ordinal: number, score: number): void {
    const { heap, limit } = this;
    if (heap.length < limit) {
      heap.push({ ordinal, score });
      this.siftUp(heap.length - 1);
    } else if (limit > 0 && this.isBetter(ordinal, score, heap[0] as Scored)) {
      heap[0] = { ordinal, score };
      this.siftDown();
    }
  }

  /** How many more candidates fit without one being left out. */
  get room(): number {
    return this.limit - this.heap.length;
  }

  /** The score that a further candidate must reach; 0 while there is room. */
  get worst(): number {
    return this.heap.length < this.limit ? 0 : (this.heap[0]?.score ?? 0);
  }

  /** All kept candidates, best first. */
  sorted(): Scored[] {
    return this.heap.sort((a, b) => b.score - a.score || this.keyOf(a.ordinal) - this.keyOf(b.ordinal) || a.ordinal - b.ordinal);
  }

  private siftUp(from: number): void {
    const { heap } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isWorse(heap[at] as Scored, heap[parent] as Scored)) return;
      swap(heap, at, parent);
      at = parent;
    }
  }

  private siftDown(): void {
    const { heap } = this;
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.isWorse(heap[child] as Scored, heap[worst] as Scored)) worst = child;
      }
      if (worst === at) return;
      swap(heap, at, worst);
      at = worst;
    }
  }

  private isBetter(ordinal: number, score: number, than: Scored): boolean {
    if (score !== than.score) return score > than.score;
    const difference = this.keyOf(ordinal) - this.keyOf(than.ordinal);
    return difference === 0 ? ordinal < than.ordinal : difference < 0;
  }

  private isWorse(a: Scored, b: Scored): boolean {
    return this.isBetter(b.ordinal, b.score, a);
  }
}

function swap(heap: Scored[], i: number, j: number): void {
  const kept = heap[i] as Scored;
  heap[i] = heap[j] as Scored;
  heap[j] = kept;
}
