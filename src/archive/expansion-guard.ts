/** Stops an unpacking where more comes out of it than honest bytes hold. */

import { FREE_BYTES, type Limits } from './limits.js';

/** Counts what goes into an unpacking and what comes out of it. */
export class ExpansionGuard {
  private in = 0;
  private out = 0;

  constructor(private readonly limits: Limits) {}

  packed(bytes: number): void {
    this.in += bytes;
  }

  /** @throws Error with the reason where a limit is hit */
  unpacked(bytes: number): void {
    const { maxExpandedBytes, maxRatio } = this.limits;
    this.out += bytes;
    if (this.out > maxExpandedBytes) throw new Error(`unpacks to more than ${maxExpandedBytes} bytes`);
    if (this.out > FREE_BYTES && this.out > this.in * maxRatio) throw new Error(`unpacks to more than ${maxRatio} times its size`);
  }
}
