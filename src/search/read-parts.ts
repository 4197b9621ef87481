/** Takes the texts of an expression with their words. */

import type { Analysis, Token } from '../model.js';
import { matchKey } from '../text/fold.js';
import { runsOf } from '../text/runs.js';
import { APART } from '../text/unbroken.js';
import type { Expression, TextPart } from './syntax.js';

/** One text of a query with its words. */
export interface ReadPart {
  readonly part: TextPart;
  readonly folded: string;
  readonly analysis: Analysis;
}

/** All texts of an expression but those it excludes. */
export function textPartsOf(expression: Expression): TextPart[] {
  if (expression.kind === 'text') return [expression];
  return expression.kind === 'all' || expression.kind === 'any' ? expression.of.flatMap(textPartsOf) : [];
}

/** How long a text is, by its Chinese characters; a Latin word, number or emoji counts as two. @param folded its match key */
export function charactersIn(folded: string): number {
  let characters = 0;
  for (const { kind, start, end } of runsOf(folded)) characters += kind === 'cjk' ? Array.from(folded.slice(start, end)).length : 2;
  return characters;
}

/** @param analysis of all parts' texts, joined by {@link APART}: each part takes its tokens from the front of what is left */
export function readPartsOf(parts: readonly TextPart[], { words, grams }: Analysis): Map<TextPart, ReadPart> {
  const [nextWords, nextGrams] = [takerOf(words), takerOf(grams)];
  let start = 0;
  return new Map(
    parts.map((part) => {
      const end = start + part.text.length;
      const analysis = { words: nextWords(start, end), grams: nextGrams(start, end) };
      start = end + APART.length;
      return [part, { part, folded: matchKey(part.text), analysis }];
    }),
  );
}

/** Gives the tokens of one stretch after another, counted from its start. */
function takerOf(tokens: readonly Token[]): (start: number, end: number) => Token[] {
  let next = 0;
  return (start, end) => {
    const taken: Token[] = [];
    for (; next < tokens.length && (tokens[next] as Token).start < end; next++) {
      const token = tokens[next] as Token;
      taken.push({ term: token.term, start: token.start - start, end: token.end - start });
    }
    return taken;
  };
}
