/** Decides how long to wait for the next key before asking. */

/** In ms: before anything is known. Half of what two keys of a quick typist are apart. */
const FIRST_MS = 80;
const LEAST_MS = 40;
const MOST_MS = 300;

/** So many latest round trips count. */
const REMEMBERED = 5;

/**
 * Waits as long as the latest round trips took: then one request is under way at a time, whatever the network. Asking sooner would only send what is
 * aborted, later would only be slower.
 */
export class Pace {
  readonly #trips: number[] = [];

  /** @param ms from asking to the parsed response */
  note(ms: number): void {
    this.#trips.push(ms);
    if (this.#trips.length > REMEMBERED) this.#trips.shift();
  }

  /** In ms, from 40 to 300: the median of the latest round trips. */
  get waitMs(): number {
    const sorted = [...this.#trips].sort((a, b) => a - b);
    return Math.min(MOST_MS, Math.max(LEAST_MS, sorted[Math.floor(sorted.length / 2)] ?? FIRST_MS));
  }
}
