/** Opens `.zip` files, and crawls that are kept in one (WACZ). */

import { readFileSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { entryName, lastPart, writtenName } from './entry-name.js';
import { ExpansionGuard } from './expansion-guard.js';
import { unpackedAtOnce } from './gzip-members.js';
import type { Limits } from './limits.js';
import { withoutExportExtras } from './markdown-export.js';
import type { ByteStream, Container, Report, Source } from './reader.js';
import { wholeOf } from './whole.js';

/** Names stay bytes: which encoding they are in is ours to find out. Sizes are checked against what is unpacked. */
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;

/** What a crawl holds beside its records: lists of these, made from them. */
const BESIDE_RECORDS = /^(?:pages|indexes|logs|fuzzy)\/|^datapackage/;

/** Programs keep these for themselves. */
const OF_PROGRAMS = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/;

/** The container of files that `.zip` is: read from its end where it lies on disk, else taken into memory whole. */
export const zip: Container = {
  format: 'zip',
  recognises: ({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes.readUInt16LE(2) === 0x0403 || bytes.readUInt16LE(2) === 0x0605),
  entries,
};

/** A smaller file is read at once: asked for piece by piece through the thread pool, small entries take several times as long. */
const SMALL_BYTES = 1 << 24;

const SMALL_ENTRY_BYTES = 16_384;

/** @throws Error where it cannot be read, or is no zip */
async function opened({ path, bytes }: Source, { maxFileBytes }: Limits): Promise<ZipFile> {
  if (path === undefined) return fromBufferPromise(await wholeOf(bytes, maxFileBytes), OPTIONS);
  if (statSync(path).size <= Math.min(SMALL_BYTES, maxFileBytes)) return fromBufferPromise(readFileSync(path), OPTIONS);
  // The library says that it takes names, and hands on whatever the file system takes.
  return openPromise(path as string, OPTIONS);
}

async function* entries(source: Source, report: Report, limits: Limits): AsyncGenerator<Source> {
  const { file, capture } = source;
  const archive = await opened(source, limits);
  try {
    const guard = new ExpansionGuard(limits);
    for (const { entry, name } of await listed(archive, limits)) {
      const named = entryName(file, name);
      if (entry.isEncrypted()) report({ file: named, reason: 'encrypted' });
      else yield { file: named, name: lastPart(name), bytes: unpacked(archive, entry, guard), capture };
    }
  } finally {
    archive.close();
  }
}

/** The files in it, by their names; in a crawl, those with records. @throws Error where there are too many, or they share their bytes */
async function listed(archive: ZipFile, { maxEntries }: Limits): Promise<{ entry: Entry; name: string }[]> {
  if (archive.entryCount > maxEntries) throw new Error(`holds more than ${maxEntries} files`);
  const all: { entry: Entry; name: string }[] = [];
  for await (const entry of archive.eachEntry()) all.push({ entry, name: writtenName(entry.fileNameRaw) });
  // The same packed bytes under many names unpack to far more than any ratio tells.
  const packed = all.reduce((sum, { entry }) => sum + entry.compressedSize, 0);
  if (packed > archive.fileSize) throw new Error('its files lie over one another');
  const files = all.filter(({ name }) => !name.endsWith('/') && !OF_PROGRAMS.test(name));
  const isCrawl = files.some(({ name }) => name === 'datapackage.json') && files.some(({ name }) => /^archive\/.*\.warc/.test(name));
  return isCrawl ? files.filter(({ name }) => !BESIDE_RECORDS.test(name)) : withoutExportExtras(files);
}

async function* unpacked(archive: ZipFile, entry: Entry, guard: ExpansionGuard): AsyncGenerator<Buffer> {
  guard.packed(entry.compressedSize);
  if (!entry.canDecodeFileData()) throw new Error(`packed in a way that is not known (${entry.compressionMethod})`);
  let checksum = 0;
  for await (const chunk of contentOf(archive, entry)) {
    guard.unpacked(chunk.length);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  // What is stored as it is shows no damage otherwise.
  if (checksum !== entry.crc32) throw new Error('what is packed does not match its checksum');
}

/** Small files are unpacked at once: setting up an unpacking by pieces takes longer than most of them. */
async function* contentOf(archive: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.isCompressed() && entry.compressedSize <= SMALL_ENTRY_BYTES) {
    const packed = await wholeOf((await archive.openReadStreamPromise(entry, { decodeFileData: false })) as ByteStream, SMALL_ENTRY_BYTES);
    const unpacked = unpackedAtOnce(packed);
    if (unpacked?.bytes.length === entry.uncompressedSize) {
      yield unpacked.bytes;
      return;
    }
  }
  yield* (await archive.openReadStreamPromise(entry)) as ByteStream;
}
