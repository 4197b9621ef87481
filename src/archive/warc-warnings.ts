/** Takes what the library that reads crawls writes to the console for reports: it has no other way to tell. */

import { format } from 'node:util';

/** What it is known to write, with what is told instead. */
const SAID: readonly (readonly [beginning: string, reason: string])[] = [
  ['Content-Length Too Small', 'is longer than it says: its end is left out'],
  ['Already have chunk', 'is not read as it lies there'],
];

type Told = (reason: string) => void;

/** Crawls that are being read, one within another; the last one is read now. */
const readers: Told[] = [];

const METHODS = ['warn', 'log'] as const;

const originals = { warn: console.warn, log: console.log };

/** Tells a reader until it ends; what others write to the console meanwhile goes there. */
export function hearing(told: Told): { readonly end: () => void } {
  if (readers.length === 0) for (const method of METHODS) replace(method);
  readers.push(told);
  const end = (): void => {
    readers.splice(readers.lastIndexOf(told), 1);
    if (readers.length === 0) for (const method of METHODS) console[method] = originals[method];
  };
  return { end };
}

function replace(method: (typeof METHODS)[number]): void {
  const original = console[method];
  originals[method] = original;
  console[method] = (...what: unknown[]) => {
    const said = format(...what);
    const known = SAID.find(([beginning]) => said.startsWith(beginning));
    if (known) readers.at(-1)?.(known[1]);
    else original.apply(console, what);
  };
}
