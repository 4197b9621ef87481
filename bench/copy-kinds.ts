/** Makes copies of a text as people and machines make them. */

import { Converter } from 'opencc-js';

/** Numbers from 0 to 1, 1 excluded. */
type Random = () => number;

/** A way to make a copy; `letters` are what is inserted, drawn as often as they stand in texts. */
export interface CopyKind {
  readonly name: string;
  make(text: string, random: Random, letters: readonly string[]): string;
}

const toTraditional = Converter({ from: 'cn', to: 'tw' });

const FULL_WIDTH: Record<string, string> = { ',': '，', '.': '。', '!': '！', '?': '？', ':': '：', ';': '；', '(': '（', ')': '）' };
const HALF_WIDTH = Object.fromEntries(Object.entries(FULL_WIDTH).map(([half, full]) => [full, half]));

/** Widths exchanged, blanks and line ends put in and taken out. */
function punctuate(text: string, random: Random): string {
  return Array.from(text, (character) => {
    if (character === '\n') return random() < 0.5 ? '' : '\n\n';
    const other = HALF_WIDTH[character] ?? (/[,!?:;()]/.test(character) ? FULL_WIDTH[character] : undefined);
    if (other === undefined) return character;
    return random() < 0.3 ? `${other}\n` : random() < 0.5 ? `${other} ` : other;
  }).join('');
}

/** Every edit inserts, deletes or replaces one character at a place of its own. */
function edit(text: string, share: number, random: Random, letters: readonly string[]): string {
  const characters = Array.from(text);
  const places = shuffled([...characters.keys()], random).slice(0, Math.round(characters.length * share));
  for (const place of places) {
    const letter = letters[Math.floor(random() * letters.length)] as string;
    const way = Math.floor(random() * 3);
    characters[place] = way === 0 ? letter + characters[place] : way === 1 ? '' : letter;
  }
  return characters.join('');
}

function cut(text: string, from: number, to: number): string {
  const characters = Array.from(text);
  return characters.slice(Math.round(characters.length * from), Math.round(characters.length * to)).join('');
}

/** The text as sentences or clauses, with the number of one that is no longer than a tenth; a tenth from anywhere where there is none. */
function withShortSentence(text: string, random: Random): { sentences: string[]; at: number } {
  const sentences = text.match(/[^。！？!?，,\n]*[。！？!?，,\n]?/g)?.filter(Boolean) ?? [];
  const short = [...sentences.keys()].filter((i) => (sentences[i] as string).length <= text.length / 10);
  if (short.length > 0) return { sentences, at: short[Math.floor(random() * short.length)] as number };
  const characters = Array.from(text);
  const from = Math.floor(random() * characters.length * 0.9);
  const to = from + Math.floor(characters.length / 10);
  return { sentences: [characters.slice(0, from), characters.slice(from, to), characters.slice(to)].map((part) => part.join('')), at: 1 };
}

function moveSentence(text: string, random: Random): string {
  const { sentences, at } = withShortSentence(text, random);
  const [moved] = sentences.splice(at, 1) as [string];
  sentences.splice(Math.floor(random() * (sentences.length + 1)), 0, moved);
  return sentences.join('');
}

function dropSentence(text: string, random: Random): string {
  const { sentences, at } = withShortSentence(text, random);
  return sentences.filter((_, i) => i !== at).join('');
}

/** In an order of chance (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], random: Random): T[] {
  const mixed = [...all];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

/** All kinds, each with at most a tenth of the text changed. */
export const COPY_KINDS: readonly CopyKind[] = [
  { name: 'exact', make: (text) => text },
  { name: 'punctuation, width, blanks', make: punctuate },
  { name: 'Traditional', make: (text) => toTraditional(text) },
  ...[2, 5, 10].map((percent) => ({
    name: `${percent} % of characters edited`,
    make: (text: string, random: Random, letters: readonly string[]) => edit(text, percent / 100, random, letters),
  })),
  { name: 'first 90 %', make: (text) => cut(text, 0, 0.9) },
  { name: 'last 90 %', make: (text) => cut(text, 0.1, 1) },
  { name: '5 % cut at both ends', make: (text) => cut(text, 0.05, 0.95) },
  { name: 'a sentence moved', make: moveSentence },
  { name: 'a sentence dropped', make: dropSentence },
];
