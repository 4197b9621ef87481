/** Asks the server, and says in what way it failed. */

import type { Answered, Asked, Failure } from './state.js';

/** A server that has not answered by then, in ms, will not. */
const TIMEOUT_MS = 10_000;

/** What an answer may end with. */
export type Outcome = { readonly answer: Answered } | { readonly failure: Failure } | { readonly aborted: true };

/** One request at a time: whoever asks ends the one before. */
export class Asker {
  private controller: AbortController | undefined;

  abort(): void {
    this.controller?.abort();
  }

  /** @param url with all parameters; a plain GET, which needs no preflight */
  async ask({ kind, query }: Asked, url: string): Promise<Outcome> {
    const controller = new AbortController();
    this.controller = controller;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, TIMEOUT_MS);
    try {
      const reply = await fetch(url, { signal: controller.signal, credentials: 'omit' });
      const body = await reply.json();
      if (reply.status === 400) return { failure: { kind: 'refused' } };
      // Something else may stand at the address, and answer as it likes.
      if (!reply.ok || !Array.isArray(kind === 'search' ? body?.hits : body?.suggestions)) return { failure: { kind: 'failed' } };
      return { answer: { kind, query, response: body } as Answered };
    } catch (error) {
      if (controller.signal.aborted && !isLate) return { aborted: true };
      // Fetch rejects with a TypeError where nothing could be reached; anything else is no answer of ours.
      return { failure: { kind: error instanceof TypeError && !navigator.onLine ? 'offline' : 'failed' } };
    } finally {
      clearTimeout(timer);
    }
  }
}
