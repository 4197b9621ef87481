/** Gives each term of a field a number, and finds it again. */
// Most Chinese terms are one or two characters, and building an index looks up each of a hundred million: a table keyed by the two
// code units takes a third of the time of a map of strings.

const MIN_CAPACITY = 1 << 12;
/** Two to the 32nd, divided by the golden ratio: spreads neighbouring keys (Knuth, TAOCP 3, 6.4). */
const SPREAD = 2654435769;

/** The terms of one field with their slots, in the order in which they were first met. */
export class TermSlots {
  readonly terms: string[] = [];
  readonly slots: number[] = [];
  private readonly long = new Map<string, number>();
  private keys = new Uint32Array(MIN_CAPACITY);
  /** Slots by the places of their keys, plus one; 0 for a free place. */
  private values = new Uint32Array(MIN_CAPACITY);
  private used = 0;

  /** @param create gives the slot of a term that is new */
  slotOf(term: string, create: () => number): number {
    return term.length === 1 || term.length === 2 ? this.shortSlot(term, create) : this.longSlot(term, create);
  }

  private longSlot(term: string, create: () => number): number {
    const known = this.long.get(term);
    if (known !== undefined) return known;
    const slot = this.append(term, create());
    this.long.set(term, slot);
    return slot;
  }

  private shortSlot(term: string, create: () => number): number {
    // No term of two characters ends in NUL: what is no letter, digit, sign or emoji is no term.
    const key = term.charCodeAt(0) * 0x10000 + (term.length === 2 ? term.charCodeAt(1) : 0);
    let place = this.placeOf(key);
    const known = this.values[place] as number;
    if (known > 0) return known - 1;
    if (this.used * 2 >= this.keys.length) {
      this.grow();
      place = this.placeOf(key);
    }
    const slot = this.append(term, create());
    this.keys[place] = key;
    this.values[place] = slot + 1;
    this.used++;
    return slot;
  }

  private append(term: string, slot: number): number {
    this.terms.push(term);
    this.slots.push(slot);
    return slot;
  }

  /** The place of a key, or the free one where it belongs. */
  private placeOf(key: number): number {
    const mask = this.keys.length - 1;
    let place = (Math.imul(key, SPREAD) >>> 7) & mask;
    while ((this.values[place] as number) > 0 && this.keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.values = new Uint32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (values[i] === 0) continue;
      const place = this.placeOf(keys[i] as number);
      this.keys[place] = keys[i] as number;
      this.values[place] = values[i] as number;
    }
  }
}
