/** Looks at the beginning of a stream, and gives the stream as if nothing had been read of it. */

import type { ByteStream } from './reader.js';

/** The beginning of a stream, and all of it; an error comes behind what was read before it. Who stops reading closes what it came from. @param least bytes of the beginning, where there are so many */
export async function peek(stream: ByteStream, least: number): Promise<{ first: Buffer; bytes: ByteStream }> {
  const rest = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let failure: { readonly error: unknown } | undefined;
  try {
    for (let length = 0; length < least; ) {
      const next = await rest.next();
      if (next.done) break;
      chunks.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    if (chunks.length === 0) throw error;
    // What came before it is read first.
    failure = { error };
  }
  const first = Buffer.concat(chunks);
  let isGiven = first.length === 0;
  const giveFirst = async (): Promise<IteratorResult<Buffer>> => {
    isGiven = true;
    return { done: false, value: first };
  };
  // No generator: one that was never begun would not pass on that it is closed.
  const all: AsyncIterator<Buffer> = {
    next: () => (!isGiven ? giveFirst() : failure ? Promise.reject(failure.error) : rest.next()),
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
  };
  return { first, bytes: { [Symbol.asyncIterator]: () => all } };
}
