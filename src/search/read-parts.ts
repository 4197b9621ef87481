/** Takes the texts of an expression with their words. */

import type { Analysis, Analyzer, Token } from '../model.js';
import { matchKey } from '../text/fold.js';
import { joinedTokens } from '../text/joined.js';
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

/**
 * The texts of all parts as one, and its words. Parts are typed apart: no word goes over two of them, but a Latin name with digits may be made of several
 * (RTX 4090).
 */
export function analysisOf(parts: readonly TextPart[], analyzer: Analyzer): { readonly text: string; readonly analysis: Analysis } {
  const text = parts.map((part) => part.text).join(APART);
  const { words, grams } = analyzer.analyze(text);
  const folded = matchKey(text).replaceAll(APART, ' '.repeat(APART.length));
  return { text, analysis: { words, grams, joined: joinedTokens(folded, runsOf(folded)) } };
}

/** @param analysis of all parts' texts, joined by {@link APART}: each part takes its tokens from the front of what is left, and every name that reaches into it */
export function readPartsOf(parts: readonly TextPart[], { words, grams, joined = [] }: Analysis): Map<TextPart, ReadPart> {
  const [nextWords, nextGrams] = [takerOf(words), takerOf(grams)];
  let start = 0;
  return new Map(
    parts.map((part) => {
      const end = start + part.text.length;
      const names = joined.filter((token) => token.start < end && token.end > start).map((token) => shifted(token, start));
      const analysis = { words: nextWords(start, end), grams: nextGrams(start, end), ...(names.length > 0 && { joined: names }) };
      start = end + APART.length;
      return [part, { part, folded: matchKey(part.text), analysis }];
    }),
  );
}

const shifted = ({ term, start, end }: Token, by: number): Token => ({ term, start: start - by, end: end - by });

/** Gives the tokens of one stretch after another, counted from its start. */
function takerOf(tokens: readonly Token[]): (start: number, end: number) => Token[] {
  let next = 0;
  return (start, end) => {
    const taken: Token[] = [];
    for (; next < tokens.length && (tokens[next] as Token).start < end; next++) {
      taken.push(shifted(tokens[next] as Token, start));
    }
    return taken;
  };
}
