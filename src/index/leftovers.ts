/** Removes what earlier and interrupted builds left in the folder of an index. */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPORARY_SUFFIX } from './durable-files.js';
import { filesOf, type Manifest } from './manifest.js';

/** Names of segments' files: made from their content. */
const SEGMENT_FILE = /^[0-9a-f]{16}\.(terms|answers|older|pages|signatures|deletes|copies|words|vocabulary)$/;

/**
 * Removes files that are no part of the index. Files that no build of ours wrote are left alone.
 *
 * @param manifest of the current index; absent where it cannot be read: then only what was never finished is removed
 */
export function removeStrangers(directory: string, manifest: Manifest | undefined): void {
  const kept = new Set(manifest && filesOf(manifest).map(({ name }) => name));
  for (const name of readdirSync(directory)) {
    const isStranger = name.endsWith(TEMPORARY_SUFFIX) || (manifest && SEGMENT_FILE.test(name) && !kept.has(name));
    if (isStranger) rmSync(join(directory, name), { force: true });
  }
}
