/** Names formats that are known and not read, so that whoever holds them is told what to do. */

import type { Head } from './reader.js';

/** First bytes, in Latin-1, of what other programs pack. */
const SIGNATURES: readonly (readonly [start: string, name: string])[] = [
  ['BZh', 'bzip2'],
  ['\xFD7zXZ\0', 'xz'],
  ['(\xB5/\xFD', 'zstd'],
  ["7z\xBC\xAF'\x1C", '7z'],
  ['Rar!\x1A\x07', 'rar'],
];

/** Why a source that no reader recognises is left out. */
export function reasonUnread({ name, bytes }: Pick<Head, 'name' | 'bytes'>): string {
  if (name === 'takedown.txt') return 'a takedown list counts in the folder where the command is run, or named by --takedown';
  if (bytes.length === 0) return 'empty file';
  const start = bytes.toString('latin1', 0, 8);
  const packed = SIGNATURES.find(([signature]) => start.startsWith(signature));
  return packed ? `packed by ${packed[1]}, which is not read; unpack it` : 'no known format';
}
