/** Grows arrays of numbers while they are filled. */

type Numbers = Uint8Array | Uint32Array;

/** An array that doubles when it is full. New room is zero. */
export class Growing<Kind extends Numbers> {
  /** How many numbers are used; whoever writes to `numbers` raises it. */
  used = 0;
  numbers: Kind;

  constructor(private readonly create: (length: number) => Kind) {
    this.numbers = create(1 << 14);
  }

  /** Makes room for so many more. */
  reserve(more: number): void {
    if (this.used + more <= this.numbers.length) return;
    const grown = this.create(Math.max(this.numbers.length * 2, this.used + more));
    grown.set(this.numbers);
    this.numbers = grown;
  }

  push(number: number): void {
    this.reserve(1);
    this.numbers[this.used++] = number;
  }

  /** What is used, as a view. */
  result(): Kind {
    return this.numbers.subarray(0, this.used) as Kind;
  }
}

/** Room for bytes that doubles where it is full. */
export const growingBytes = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length));
/** The same for uint32. */
export const growingWords = (): Growing<Uint32Array> => new Growing((length) => new Uint32Array(length));
