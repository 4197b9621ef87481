/** Asks the server, and says in what way it failed. */

import { Pace } from './pace.js';
import type { Asked, Event, Failure } from './state.js';

/** A server that has not answered by then, in ms, will not. */
const TIMEOUT_MS = 10_000;

/** One request at a time: whoever asks ends the one before. */
export class Asker {
  /** Learns from the requests that were answered. */
  readonly pace = new Pace();
  #controller: AbortController | undefined;

  abort(): void {
    this.#controller?.abort();
  }

  /**
   * @param url with all parameters; a plain GET, which needs no preflight
   * @returns what came of it; nothing where it was aborted
   */
  async ask({ id, kind, query }: Asked, url: string): Promise<Event | undefined> {
    const controller = new AbortController();
    this.#controller = controller;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, TIMEOUT_MS);
    const begun = performance.now();
    const failed = (why: Failure['kind']): Event => ({ type: 'failed', id, failure: { kind: why } });
    try {
      const reply = await fetch(url, { signal: controller.signal, credentials: 'omit' });
      const response = await reply.json();
      if (reply.status === 400) return failed('refused');
      // Something else may stand at the address, and answer as it likes.
      if (!reply.ok || !Array.isArray(kind === 'search' ? response?.hits : response?.suggestions)) return failed('failed');
      this.pace.note(performance.now() - begun);
      const { suggestions = [], hits, correction } = response;
      // Where nothing is found, what may have been meant can be chosen.
      const meant = hits?.length === 0 && correction ? [{ kind: 'words', marks: [], text: correction.query, ...correction }] : [];
      return { type: 'answered', id, answer: { query, suggestions: [...meant, ...suggestions], found: hits && response } };
    } catch (error) {
      if (controller.signal.aborted && !isLate) return undefined;
      // Fetch rejects with a TypeError where nothing could be reached; anything else is no answer of ours.
      return failed(error instanceof TypeError && !navigator.onLine ? 'offline' : 'failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
