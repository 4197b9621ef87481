/** Reads the takedown list that the settings name, and sees to it that none is forgotten. */

import { existsSync } from 'node:fs';
import { readTakedown, Takedown } from '../archive/takedown.js';
import { OPTIONS } from '../config.js';
import { ConfigurationError } from '../errors.js';

/** What stands for no list. */
const NONE = 'none';

/**
 * The list of a file; an empty one for `none`, and where the file that is named by default is not there.
 *
 * @throws ConfigurationError where the file cannot be read, or a line of it is wrong
 */
export function takedownOf(file: string): Takedown {
  const isAbsent = file === NONE || (file === OPTIONS.takedown.fallback && !existsSync(file));
  return new Takedown(isAbsent ? [] : readTakedown(file));
}

/**
 * What was taken down must not come back because a flag was forgotten.
 *
 * @param before the keys that the index was built with
 * @throws ConfigurationError where there were some, and now there is no list at all
 */
export function checkTakedown(file: string, takedown: Takedown, before: readonly string[]): void {
  if (before.length === 0 || takedown.lines.length > 0 || file === NONE) return;
  throw new ConfigurationError(
    `the index was built with a takedown list of ${before.length} lines, and ${file} has none; name it with ${OPTIONS.takedown.flag}, or say ${OPTIONS.takedown.flag} ${NONE} to let these answers come back`,
  );
}
