/** Draws texts from the shared corpus, and puts copies among them. */

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { COPY_KINDS, shuffled } from './copy-kinds.js';
import { generator } from './random.js';

/** Lengths of originals in characters, each from so many on. */
export const LENGTHS = [
  { title: 'below 20', from: 0, copies: 10 },
  { title: '20 to 49', from: 20, copies: 100 },
  { title: '50 to 200', from: 50, copies: 100 },
  { title: 'above 200', from: 201, copies: 100 },
] as const;

/** A copy that was put among the texts. */
export interface Injected {
  /** Places among the texts. */
  readonly original: number;
  readonly copy: number;
  /** Positions in `COPY_KINDS` and {@link LENGTHS}. */
  readonly kind: number;
  readonly length: number;
}

const lengthOf = (text: string): number => LENGTHS.findLastIndex(({ from }) => text.length >= from);

/** So many texts of each site at most, spread over its answers; where `shortened`, every second dialogue is cut to a sentence of 20 to 49 characters. */
export async function drawTexts(file: string, each: Readonly<Record<string, number>>, shortened: boolean): Promise<string[]> {
  const bySite = new Map<string, string[]>();
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const { site, text } = JSON.parse(line) as { site: string; text: string };
    const texts = bySite.get(site);
    if (texts) texts.push(text);
    else bySite.set(site, [text]);
  }
  return Object.entries(each).flatMap(([site, wanted]) => {
    const all = bySite.get(site) ?? [];
    const count = Math.min(wanted, all.length);
    const spread = Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as string);
    // The data have few answers as short as many are.
    return spread.map((text, i) => (shortened && site === 'talk' && i % 2 === 1 ? (shortSentence(text) ?? text) : text));
  });
}

const shortSentence = (text: string): string | undefined =>
  text
    .split(/(?<=[。！？])|\n/)
    .map((sentence) => sentence.replace(/^\p{Script=Han}{1,3}：/u, ''))
    .find(({ length }) => length >= 20 && length < 50);

/** The texts, and behind them copies: as many of each kind for each length, every original copied once. */
export function injectCopies(texts: readonly string[], seed: number): { all: string[]; injected: Injected[] } {
  const random = generator(seed);
  const letters = Array.from(texts.slice(0, 2000).join('')).filter((letter) => /\p{L}/u.test(letter));
  const order = shuffled([...texts.keys()], random);
  const all = [...texts];
  const injected: Injected[] = [];
  for (const [length, { copies }] of LENGTHS.entries()) {
    const originals = order.filter((place) => lengthOf(texts[place] as string) === length);
    for (const [kind, { make }] of COPY_KINDS.entries()) {
      for (const original of originals.splice(0, copies)) {
        injected.push({ original, copy: all.length, kind, length });
        all.push(make(texts[original] as string, random, letters));
      }
    }
  }
  return { all, injected };
}
