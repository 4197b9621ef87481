/** Unpacks gzip (RFC 1952) member by member, so that it is known where each begins and ends. */
// zlib's own reading of several members drops what it unpacked last when something else follows, and cannot go on behind a damaged one.

import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { PackedBytes } from './packed-bytes.js';

/** Unpacked in one step: so much comes out a thousandfold at most, and so much is lost before a damage. */
const STEP_BYTES = 16_384;

/** A member that unpacks to more is read bit by bit. */
const MAX_AT_ONCE = 1 << 20;

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
/** Of a name or a comment. */
const MAX_TEXT_BYTES = 65_536;

const [HAS_CHECKSUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16];

/** Whether a member begins so: its sign, the one method there is, and no flag that does not exist. */
export function beginsMember(bytes: Buffer, at = 0): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && ((bytes[at + 3] ?? 0) & 0xe0) === 0;
}

/**
 * What a member holds; the place is then behind it.
 *
 * @throws Error with the reason where it is damaged or breaks off
 */
export async function* unpackMember(input: PackedBytes): AsyncGenerator<Buffer> {
  await skipHeader(input);
  const whole = unpackedAtOnce(await input.peek(STEP_BYTES));
  let checksum = 0;
  if (whole) {
    input.skip(whole.packedBytes);
    checksum = crc32(whole.bytes);
    yield whole.bytes;
  } else {
    for await (const piece of inflated(input)) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
  }
  const trailer = await input.peek(TRAILER_BYTES);
  if (trailer.length < TRAILER_BYTES) throw new Error(BREAKS_OFF);
  if (trailer.readUInt32LE(0) !== checksum) throw new Error('what is packed does not match its checksum');
  input.skip(TRAILER_BYTES);
}

/** What a small piece of deflated bytes holds, as each record of a crawl is; nothing where it is larger than what was looked at, or damaged: reading it bit by bit will tell. */
export function unpackedAtOnce(step: Buffer): { readonly bytes: Buffer; readonly packedBytes: number } | undefined {
  try {
    const { buffer, engine } = inflateRawSync(step, { info: true, maxOutputLength: MAX_AT_ONCE }) as unknown as InflatedWithInfo;
    // It lies in a block of 16 KB, which it would keep as long as whoever collects small members keeps it.
    return { bytes: buffer.length < buffer.buffer.byteLength / 2 ? Buffer.from(buffer) : buffer, packedBytes: engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** What zlib gives with the option `info`, which its types do not tell. */
interface InflatedWithInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

const BREAKS_OFF = 'unexpected end of file';

async function skipHeader(input: PackedBytes): Promise<void> {
  const header = await input.peek(HEADER_BYTES);
  if (header.length < HEADER_BYTES) throw new Error(BREAKS_OFF);
  const flags = header[3] as number;
  input.skip(HEADER_BYTES);
  if (flags & HAS_EXTRA) {
    const size = await input.peek(2);
    if (size.length < 2) throw new Error(BREAKS_OFF);
    const extra = 2 + size.readUInt16LE(0);
    input.skip((await input.peek(extra)).length);
  }
  if (flags & HAS_NAME) await skipText(input);
  if (flags & HAS_COMMENT) await skipText(input);
  if (flags & HAS_CHECKSUM) input.skip((await input.peek(2)).length);
}

async function skipText(input: PackedBytes): Promise<void> {
  const end = (await input.peek(MAX_TEXT_BYTES)).indexOf(0);
  if (end < 0) throw new Error('its head does not end');
  input.skip(end + 1);
}

async function* inflated(input: PackedBytes): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: STEP_BYTES * 4 });
  let pieces: Buffer[] = [];
  inflater.on('data', (piece: Buffer) => pieces.push(piece));
  let isAtEnd = false;
  const end = new Promise<void>((resolve, reject) => inflater.once('end', resolve).once('error', reject)).then(() => {
    isAtEnd = true;
  });
  // Whoever writes meets the error; until then it must not end the process.
  end.catch(() => {});
  let ready: Buffer[] = [];
  try {
    while (!isAtEnd) {
      const step = await input.peek(STEP_BYTES);
      const before = inflater.bytesWritten;
      if (step.length === 0) inflater.end();
      // Of a step in which the member ends, only the end is told.
      const unpacked = Promise.race([end, ...(step.length > 0 ? [written(inflater, step)] : [])]);
      unpacked.catch(() => {});
      // Whoever reads works on the step before while this one is unpacked.
      yield* ready;
      ready = [];
      await unpacked;
      input.skip(inflater.bytesWritten - before);
      [ready, pieces] = [pieces, []];
    }
    yield* ready;
  } finally {
    inflater.destroy();
  }
}

function written(inflater: NodeJS.WritableStream, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    inflater.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
