/** Reads a cut corpus, with the terms that Xunda's analyzer finds in it. */

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createAnalyzer } from '../../src/text/analyzer.js';

/** A question and an answer, as a line of the corpus has them. */
export interface Line {
  readonly question: string;
  readonly text: string;
}

/** Terms of the question and of the text, each in words and in grams. */
export type Terms = readonly [string[], string[], string[], string[]];

/** The lines of a file, one by one. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as Line;
}

/** Cuts texts into the terms that the engines get, so that all index the same. */
export function createTermer(): (line: Line) => Terms {
  const analyzer = createAnalyzer();
  return ({ question, text }) => {
    const [asked, said] = [analyzer.analyze(question), analyzer.analyze(text)];
    const terms = (tokens: readonly { readonly term: string }[]): string[] => tokens.map(({ term }) => term);
    return [terms(asked.words), terms(asked.grams), terms(said.words), terms(said.grams)];
  };
}
