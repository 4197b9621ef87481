/** Lists the letters that may have been meant by letters with one slip in them. */

/** A slip of a hand over letters. */
export type LetterSlip = 'exchanged' | 'doubled' | 'missing' | 'surplus' | 'other';

/** Letters that may have been meant. */
export interface MeantLetters {
  readonly letters: string;
  readonly kind: LetterSlip;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Each row begins half a key further right than the one above it. */
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** For each letter those beside it on a keyboard. */
const NEIGHBOURS: ReadonlyMap<string, readonly string[]> = new Map(Array.from(ALPHABET, (letter) => [letter, neighboursOf(letter)]));

function neighboursOf(letter: string): string[] {
  const row = KEYBOARD.findIndex((keys) => keys.includes(letter));
  const at = KEYBOARD[row]?.indexOf(letter) as number;
  const beside = [[row, at - 1] as const, [row, at + 1] as const];
  const above = [[row - 1, at] as const, [row - 1, at + 1] as const];
  const below = [[row + 1, at - 1] as const, [row + 1, at] as const];
  return [...beside, ...above, ...below].flatMap(([otherRow, place]) => KEYBOARD[otherRow]?.[place] ?? []);
}

/**
 * All that are one slip away, each once, by the likeliest kind. Another letter is taken for a slip only where it is beside the typed one on a keyboard.
 *
 * @param typed small letters from a to z, and digits
 */
export function lettersMeantBy(typed: string): MeantLetters[] {
  const meant = new Map<string, LetterSlip>();
  const offer = (letters: string, kind: LetterSlip): void => {
    if (letters !== typed && !meant.has(letters)) meant.set(letters, kind);
  };
  const places = Array.from({ length: typed.length + 1 }, (_, at) => ({
    before: typed.slice(0, at),
    letter: typed.charAt(at),
    rest: typed.slice(at + 1),
  }));
  const letters = places.slice(0, -1);
  for (const { before, letter, rest } of letters) if (rest !== '') offer(before + rest.charAt(0) + letter + rest.slice(1), 'exchanged');
  for (const { before, letter, rest } of letters) if (rest.startsWith(letter)) offer(before + rest, 'doubled');
  for (const { before, letter, rest } of places) for (const added of ALPHABET) offer(before + added + letter + rest, 'missing');
  for (const { before, rest } of letters) offer(before + rest, 'surplus');
  for (const { before, letter, rest } of letters) for (const other of NEIGHBOURS.get(letter) ?? []) offer(before + other + rest, 'other');
  return Array.from(meant, ([text, kind]) => ({ letters: text, kind }));
}
