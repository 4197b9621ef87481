/** Finds names that may have been meant by one that nobody has. */

import type { Analyzer } from '../../model.js';
import type { FacetCount } from '../../search-model.js';
import { isCjkTerm } from '../../text/runs.js';
import { byCount, type NameIndex } from './name-index.js';
import { nameKey } from './name-key.js';

/** How near a name is, the nearest first. */
type Nearness = 'same' | 'sound' | 'edit' | 'beginning';
const NEARNESS: readonly Nearness[] = ['same', 'sound', 'edit', 'beginning'];

/** Longer ones are no names that somebody mistyped. */
const MAX_CHARS = 100;

interface Sounding {
  readonly key: string;
  readonly sound: string;
  readonly names: readonly FacetCount[];
}

/** Of one list of names, all of which each look goes over once: about ten milliseconds for 100,000. */
export class NearNames {
  private readonly sounds = new Map<string, string>();
  private known: readonly Sounding[] | undefined;

  constructor(
    private readonly names: NameIndex,
    private readonly readings: Analyzer['readings'],
  ) {}

  /**
   * Names that differ in width, case or script; sound the same, each character read as it is mostly, also typed in pinyin; are one character more, less, other or
   * exchanged; or begin so. In this order; of one kind those that most answers have first.
   *
   * @param name more than 100 code units have nothing near
   * @param limit the most names, from 0
   */
  find(name: string, limit: number): FacetCount[] {
    const key = nameKey(name);
    if (key === '' || key.length > MAX_CHARS) return [];
    this.known ??= Array.from(this.names.entries(), ([other, names]) => ({ key: other, sound: this.soundOf(other), names }));
    const found: Record<Nearness, FacetCount[]> = { same: [], sound: [], edit: [], beginning: [] };
    const sound = this.soundOf(key);
    for (const other of this.known) {
      const nearness = nearnessOf(key, sound, other);
      if (nearness) found[nearness].push(...other.names);
    }
    return NEARNESS.flatMap((nearness) => found[nearness].sort(byCount)).slice(0, limit);
  }

  private soundOf(key: string): string {
    let sound = '';
    for (const character of key) sound += this.soundOfCharacter(character);
    return sound;
  }

  private soundOfCharacter(character: string): string {
    if (!isCjkTerm(character)) return character;
    const known = this.sounds.get(character);
    if (known !== undefined) return known;
    const sound = this.readings(character)?.[0]?.[0]?.letters ?? character;
    this.sounds.set(character, sound);
    return sound;
  }
}

function nearnessOf(key: string, sound: string, other: Sounding): Nearness | undefined {
  if (other.key === key) return 'same';
  if (other.sound === sound) return 'sound';
  if (isOneEdit(key, other.key)) return 'edit';
  return other.key.startsWith(key) ? 'beginning' : undefined;
}

/** Of a single character every name as short would be one edit away. */
const MIN_EDITED = 2;

/** An edit leaves the first or the last character as it is, but where it exchanges the only two: that is nearly always enough to tell, and told at once. */
function sharesAnEnd(one: string, other: string): boolean {
  const [first, last, otherFirst, otherLast] = [one.charAt(0), one.charAt(one.length - 1), other.charAt(0), other.charAt(other.length - 1)];
  return first === otherFirst || last === otherLast || (first === otherLast && last === otherFirst);
}

/** Whether one text is the other with one character more or less, another one, or two neighbours exchanged. */
function isOneEdit(one: string, other: string): boolean {
  // A character has two code units at most.
  if (Math.abs(one.length - other.length) > 2 || !sharesAnEnd(one, other)) return false;
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.min(a.length, b.length) < MIN_EDITED) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const rest = (of: readonly string[], from: number): string => of.slice(from).join('');
  if (a.length === b.length) {
    if (rest(a, same + 1) === rest(b, same + 1)) return true;
    return a[same] === b[same + 1] && a[same + 1] === b[same] && rest(a, same + 2) === rest(b, same + 2);
  }
  return a.length > b.length ? rest(a, same + 1) === rest(b, same) : rest(a, same) === rest(b, same + 1);
}
