/** Finds names by what they are when they are typed whole. */

import type { FacetCount } from '../../search-model.js';
import { isNobody, nameKey } from './name-key.js';

/** Names with how many answers have each, found by {@link nameKey}. */
export class NameIndex {
  private readonly byKey = new Map<string, FacetCount[]>();

  /** @param names each once; those that are nobody's are left out */
  constructor(names: readonly FacetCount[]) {
    for (const name of names) {
      if (isNobody(name.value)) continue;
      const key = nameKey(name.value);
      const same = this.byKey.get(key);
      if (same) same.push(name);
      else this.byKey.set(key, [name]);
    }
  }

  /** The names that are the same as one, those that most answers have first, equal ones in the order of their characters; none for nobody's. */
  find(name: string): readonly FacetCount[] {
    const found = this.byKey.get(nameKey(name)) ?? [];
    return [...found].sort(byCount);
  }

  /** All keys with their names, in no order. */
  entries(): IterableIterator<[string, readonly FacetCount[]]> {
    return this.byKey.entries();
  }
}

/** Most answers first. */
export const byCount = (a: FacetCount, b: FacetCount): number => b.count - a.count || (a.value < b.value ? -1 : 1);
