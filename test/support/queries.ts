/** Makes queries out of texts, as readers who remember a piece of an answer would type them. */

import fc from 'fast-check';
import { ConverterFactory } from 'opencc-js/core';
import simplified from 'opencc-js/dict/STCharacters';

export const toTraditional = ConverterFactory([[simplified]]);

/** Runs of one to eight Chinese characters somewhere in the texts, as they stand, or in the other script. */
export const runIn = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(texts.length - 1), fc.nat(), fc.integer({ min: 1, max: 8 }), fc.boolean()).map(([which, at, length, isOther]) => {
    const runs = (texts[which] as string).match(/\p{Script=Han}+/gu) ?? ['的'];
    const run = Array.from(runs[at % runs.length] as string);
    const start = at % run.length;
    const typed = run.slice(start, start + length).join('');
    return isOther ? toTraditional(typed) : typed;
  });

/** Slices of the texts as they stand, with blanks and punctuation, but without signs that mean something in a query. */
export const sliceIn = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(texts.length - 1), fc.nat(), fc.integer({ min: 3, max: 16 }), fc.boolean())
    .map(([which, at, length, isOther]) => {
      const plain = (texts[which] as string).replace(/["“”„＂「」『』*＊|｜]/g, ' ');
      const start = at % Math.max(1, plain.length - length);
      const typed = plain.slice(start, start + length).replace(/\s+/g, ' ');
      return isOther ? toTraditional(typed) : typed;
    })
    .filter((typed) => /[\p{L}\p{N}]/u.test(typed));

/** Beginnings of Latin words and numbers in the texts. */
export const beginningIn = (texts: readonly string[]): fc.Arbitrary<string> => {
  const words = texts.flatMap((text) => text.match(/[A-Za-z0-9]{2,}/g) ?? []);
  return fc.tuple(fc.constantFrom(...words), fc.integer({ min: 2, max: 12 })).map(([word, length]) => word.slice(0, length));
};
