/** Removes what earlier and interrupted builds left in the folder of an index, and nothing else. */

import { linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isTemporary, temporaryName } from './durable-files.js';
import { filesOf, type Manifest } from './manifest.js';
import { isLockClaim } from './writer-lock.js';

/** Names of segments' files: made from their content. */
const SEGMENT_FILE = /^[0-9a-f]{16}\.(terms|answers|older|pages|signatures|deletes|copies|questions|words|vocabulary)$/;

/** A folder, a link or a pipe is nothing that builds make. */
const filesIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** Removes files that were never finished. To be asked by the holder of the lock only, before it reads or writes anything of the index. */
export function removeUnfinished(directory: string): void {
  for (const name of filesIn(directory)) if (isTemporary(name) || isLockClaim(name)) rmSync(join(directory, name), { force: true });
}

/**
 * Removes files of segments that are no part of the index.
 *
 * @param manifest of the current index
 * @param isHeld whether the lock is still held: asked for each file, since who lost it does not know what the index is now
 */
export function removeUnnamed(directory: string, manifest: Manifest, isHeld: () => boolean): void {
  const kept = new Set(filesOf(manifest).map(({ name }) => name));
  const unnamed = filesIn(directory).filter((name) => SEGMENT_FILE.test(name) && !kept.has(name));
  for (const name of unnamed) if (!removeHeld(directory, name, isHeld)) return;
}

/** Whoever took the lock over may have written the same content under this name by now: asked after the file was put aside, nothing is lost. */
function removeHeld(directory: string, name: string, isHeld: () => boolean): boolean {
  const [path, aside] = [join(directory, name), join(directory, temporaryName())];
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return isHeld();
  }
  const mayRemove = isHeld();
  if (!mayRemove) linkSync(aside, path);
  rmSync(aside, { force: true });
  return mayRemove;
}
