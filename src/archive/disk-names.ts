/** Names files whose names on disk are not UTF-8, and finds them by these names. */

import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A path as the file system knows it: bytes where it is not UTF-8. */
export type DiskPath = string | Buffer;

/** What decoding leaves in place of bytes that are not UTF-8. */
const REPLACEMENT = '\ufffd';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An entry of a folder. */
export interface FolderEntry {
  /** UTF-8, with `\xNN` for each byte of a name that is not. */
  readonly name: string;
  /** The name's bytes, where they are not UTF-8. */
  readonly bytes?: Buffer;
  readonly kind: Dirent<string> | Dirent<Buffer>;
}

/**
 * The entries of a folder, in no particular order.
 *
 * @throws Error where it cannot be read
 */
export function entriesOf(folder: DiskPath): FolderEntry[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (typeof folder === 'string' && !entries.some(({ name }) => name.includes(REPLACEMENT)))
    return entries.map((kind) => ({ name: kind.name, kind }));
  // Read again as bytes, which takes longer: only where some name needs it. A folder named by bytes needs entries that can be joined to it.
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).map((kind) => {
    const { name: bytes } = kind;
    return isUtf8(bytes) ? { name: bytes.toString(), kind } : { name: shownName(bytes), bytes, kind };
  });
}

/** An entry's path on disk. */
export function joinOnDisk(folder: DiskPath, { name, bytes }: Pick<FolderEntry, 'name' | 'bytes'>): DiskPath {
  if (typeof folder === 'string' && !bytes) return join(folder, name);
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), bytes ?? Buffer.from(name)]);
}

/**
 * Finds the path that somebody means who names a file as programs are given names, or as reports show them: of names that are not UTF-8 the
 * first loses bytes, and the second escapes them.
 *
 * @returns the path on disk with the name to show; the given path as it is where nothing there needs more
 * @throws Error where several files may be meant
 */
export function findOnDisk(path: string): { readonly path: string; readonly at: DiskPath } {
  if (existsSync(path) || !(path.includes(REPLACEMENT) || path.includes('\\x'))) return { path, at: path };
  let found: { path: string; at: DiskPath } = path.startsWith(sep) ? { path: sep, at: sep } : { path: '', at: '.' };
  for (const part of path.split(sep).filter((one) => one !== '')) {
    const entry = part === '.' || part === '..' ? { name: part } : entryNamed(found.at, part);
    if (!entry) return { path, at: path };
    found = { path: join(found.path, entry.name), at: joinOnDisk(found.at, entry) };
  }
  return found;
}

function entryNamed(folder: DiskPath, name: string): Pick<FolderEntry, 'name' | 'bytes'> | undefined {
  if (typeof folder === 'string' && existsSync(join(folder, name))) return { name };
  const entries = entriesOf(folder);
  const escaped = entries.find((entry) => entry.name === name);
  const alike = escaped ? [escaped] : entries.filter(({ bytes }) => bytes?.toString() === name);
  if (alike.length > 1)
    throw new Error(`several names there are not UTF-8 and may be meant; name it as one of ${alike.map((entry) => entry.name).join(', ')}`);
  return alike[0];
}

function isUtf8(bytes: Buffer): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A name that is not UTF-8: what is ASCII in it as it stands, every other byte escaped. */
const shownName = (bytes: Buffer): string =>
  Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)).join('');
