/** Unpacks what is compressed by gzip, of one member or of several. */

import { ExpansionGuard } from './expansion-guard.js';
import { beginsMember, unpackMember } from './gzip-members.js';
import type { Limits } from './limits.js';
import { PackedBytes } from './packed-bytes.js';
import type { Container, Report, Source } from './reader.js';

/** Looked through at once for a next member, or for zeros. */
const WINDOW_BYTES = 65_536;

/** Behind so many damages, nothing more is looked for. */
const MAX_PARTS = 1000;

/**
 * The container of one file that `.gz` is. It is no part of the file's name in reports: `a.jsonl.gz` holds `a.jsonl.gz`. Where a member is damaged,
 * the ones behind it are a file of their own, named by where it begins: `a.warc.gz@1234`.
 */
export const gzip: Container = {
  format: 'gz',
  recognises: ({ bytes }) => beginsMember(bytes),
  entries,
};

async function* entries({ file, name, bytes, capture }: Source, report: Report, limits: Limits): AsyncGenerator<Source> {
  const input = new PackedBytes(bytes);
  const members = new Members(input, limits);
  try {
    let isMore = true;
    let parts = 0;
    for (let part = file; isMore; part = `${file}@${input.offset}`) {
      if (++parts > MAX_PARTS) throw new Error(`damaged in more than ${MAX_PARTS} places`);
      yield { file: part, name: withoutGz(name), bytes: members.unpacked(), capture };
      if (members.end === 'followed') report({ file, reason: `what follows at byte ${input.offset} is not packed` });
      isMore = members.end !== undefined && (await findMember(input));
    }
  } finally {
    await input.close();
  }
}

const withoutGz = (name: string): string => name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');

/** Members one after another. */
class Members {
  /** Why it ended where it did: a member is damaged, or something follows that is none. Absent where all was read, or nobody wanted more. */
  end: 'damaged' | 'followed' | undefined;
  private readonly guard: ExpansionGuard;

  constructor(
    private readonly input: PackedBytes,
    limits: Limits,
  ) {
    this.guard = new ExpansionGuard(limits);
  }

  /**
   * What they hold, small members together: whoever reads a crawl works on many records at once.
   *
   * @throws Error with the reason where a member is damaged, or a limit is hit
   */
  async *unpacked(): AsyncGenerator<Buffer> {
    const { input, guard } = this;
    let counted = input.offset;
    let [together, length]: [Buffer[], number] = [[], 0];
    try {
      for await (const piece of this.pieces()) {
        guard.packed(input.offset - counted);
        counted = input.offset;
        guard.unpacked(piece.length);
        if (piece.length === 0) continue;
        together.push(piece);
        length += piece.length;
        if (length < WINDOW_BYTES) continue;
        yield Buffer.concat(together);
        [together, length] = [[], 0];
      }
    } catch (error) {
      if (length > 0) yield Buffer.concat(together);
      throw error;
    }
    if (length > 0) yield Buffer.concat(together);
  }

  private async *pieces(): AsyncGenerator<Buffer> {
    const { input } = this;
    this.end = undefined;
    do {
      try {
        yield* unpackMember(input);
      } catch (error) {
        this.end = 'damaged';
        throw error;
      }
      await skipZeros(input);
    } while (beginsMember(await input.peek(4)));
    if ((await input.peek(1)).length > 0) this.end = 'followed';
  }
}

/** Tapes and disks fill their blocks. */
async function skipZeros(input: PackedBytes): Promise<void> {
  for (;;) {
    const window = await input.peek(WINDOW_BYTES);
    const end = window.findIndex((byte) => byte !== 0);
    input.skip(end < 0 ? window.length : end);
    if (end >= 0 || window.length === 0) return;
  }
}

/** Goes on to where a member seems to begin. */
async function findMember(input: PackedBytes): Promise<boolean> {
  // The damaged one begins so, too, if nothing of it could be unpacked.
  for (let from = 1; ; ) {
    const window = await input.peek(WINDOW_BYTES);
    let at = window.indexOf(0x1f, from);
    while (at >= 0 && !(at + 4 <= window.length && beginsMember(window, at))) at = window.indexOf(0x1f, at + 1);
    if (at >= 0) {
      input.skip(at);
      return true;
    }
    if (window.length < WINDOW_BYTES) return false;
    // A beginning may lie across the end of the window.
    input.skip(WINDOW_BYTES - 3);
    from = 0;
  }
}
