/** Knows which characters are taken for each other by their shape. */

import { matchKey } from './fold.js';
import { readWordList } from './word-list.js';

let families: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The characters that look like one (`look-alikes.txt`), without itself; none for most. @param character a match key */
export function lookAlikes(character: string): ReadonlySet<string> {
  families ??= readFamilies();
  return families.get(character) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

function readFamilies(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of readWordList('look-alikes.txt')) {
    const family = Array.from(matchKey(line.trim()));
    for (const one of family) found.set(one, new Set([...(found.get(one) ?? []), ...family.filter((other) => other !== one)]));
  }
  return found;
}
