/** Says when two names are the same, and which are nobody's. */

import { matchKey } from '../../text/fold.js';
import { UnbrokenText } from '../../text/unbroken.js';

/** Names that a site gives to all who do not give theirs. */
const NOBODY = /^匿名(?:用户|网友)?$/;

/**
 * The form in which two names are the same: width, case, script, invisible characters, blanks between Chinese characters and the number of other
 * blanks do not matter; signs do.
 *
 * @param name any string; half a surrogate pair is U+FFFD, as an index keeps it
 * @returns empty for a name that shows nothing
 */
export function nameKey(name: string): string {
  const key = matchKey(new UnbrokenText(name).text).trim().replace(/\s+/g, ' ');
  return Buffer.from(key).toString();
}

/** Whether a name says nothing of who it is. */
export function isNobody(name: string): boolean {
  const key = nameKey(name);
  return key === '' || NOBODY.test(key);
}
