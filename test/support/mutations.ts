/** Spoils bytes in the ways in which files get spoiled, the same way for the same seed. */

/** A number from 0 to just below `below`, whole. */
type Random = (below: number) => number;

/** Numbers that follow from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One to three of these: some bytes are others, a part is gone, a part stands twice, an end is missing, another file goes on. */
export function mutated(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let i = 0; i <= random(3); i++) result = WAYS[random(WAYS.length)]?.(result, other, random) ?? result;
  return result;
}

const place = (bytes: Buffer, random: Random): number => random(bytes.length + 1);

const WAYS: readonly ((bytes: Buffer, other: Buffer, random: Random) => Buffer)[] = [
  (bytes, _other, random) => {
    const changed = Buffer.from(bytes);
    for (let i = 0; i <= random(8) && changed.length > 0; i++) changed[random(changed.length)] = random(256);
    return changed;
  },
  (bytes, _other, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, _other, random) => bytes.subarray(place(bytes, random)),
  (bytes, _other, random) => {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(64))]);
  },
  (bytes, _other, random) => {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - random(200)))]);
  },
  (bytes, other, random) => Buffer.concat([bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))]),
];
