/** Opens files that have an end: a pipe or a device in the place of one would be waited for. */

import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** An open file. */
export interface RegularFile {
  readonly descriptor: number;
  readonly size: number;
  /** When it was written last, in ms since 1970. */
  readonly mtimeMs: number;
}

/** @throws Error where it cannot be opened, or is no regular file */
export function openRegular(path: string): RegularFile {
  // Without waiting for whoever would write to a pipe.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const info = fstatSync(descriptor);
  if (info.isFile()) return { descriptor, size: info.size, mtimeMs: info.mtimeMs };
  closeSync(descriptor);
  throw new Error(`${path} is no regular file`);
}

/** The text of a file in UTF-8. @throws Error as {@link openRegular} does, or where it cannot be read */
export function readRegular(path: string): { readonly text: string; readonly mtimeMs: number } {
  const { descriptor, mtimeMs } = openRegular(path);
  try {
    return { text: readFileSync(descriptor, 'utf8'), mtimeMs };
  } finally {
    closeSync(descriptor);
  }
}
