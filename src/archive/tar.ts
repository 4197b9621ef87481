/** Opens `.tar` files, packed or not. */

import { pipeline, Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { entryName, lastPart } from './entry-name.js';
import type { Limits } from './limits.js';
import type { Container, Report, Source } from './reader.js';

/** Where the first header of a file says what it is. */
const MAGIC_AT = 257;

/** What holds no bytes of its own, and is followed nowhere. */
const LINKS = new Set(['link', 'symlink']);

/** The container of files that `.tar` is; it streams. */
export const tar: Container = {
  format: 'tar',
  recognises: ({ bytes }) => bytes.toString('latin1', MAGIC_AT, MAGIC_AT + 5) === 'ustar',
  entries,
};

async function* entries({ file, bytes, capture }: Source, report: Report, { maxEntries }: Limits): AsyncGenerator<Source> {
  const unpack = extract();
  // An error of either side destroys the other; whoever reads on meets it there.
  pipeline(Readable.from(bytes), unpack, () => {});
  let count = 0;
  for await (const entry of unpack) {
    const { name, type } = entry.header;
    count++;
    if (count > maxEntries) throw new Error(`holds more than ${maxEntries} files`);
    if (LINKS.has(type ?? '')) report({ file: entryName(file, name), reason: 'a link: not followed' });
    else if (type === 'file' || type === 'contiguous-file') {
      yield { file: entryName(file, name), name: lastPart(name), bytes: entry as AsyncIterable<Buffer>, capture };
    }
    // What nobody read stands in the way of the next.
    entry.resume();
  }
}
