/** Lists the regular expressions of `src/` that may take more than linear time, or of which that is not known, each with the bound of its input. */

/** One of them. */
export interface Allowed {
  /** Below `src/`. */
  readonly file: string;
  /** As in the code, without slashes and flags. */
  readonly source: string;
  /** How long what it is asked can be, and why. */
  readonly bound: string;
}

/** Reviewed by hand. Nothing that an archive holds comes here without a bound in the code. */
export const ALLOWED: readonly Allowed[] = [
  {
    file: 'search/read-query.ts',
    source: String.raw`(?<before>(?:question|author|site|date)[:：]|[-－])|["“”„＂「」『』|｜]|[*＊]+(?=\s|$)`,
    bound: 'A query: no longer than --max-query-chars.',
  },
  {
    file: 'search/suggestions/typed-so-far.ts',
    source: "[\\s'’‘ʼ`]+$",
    bound: 'What was typed: no longer than MAX_TYPED_CHARS, which is asked before.',
  },
  {
    file: 'search/suggestions/typed-so-far.ts',
    source: "^['’‘ʼ`]+|['’‘ʼ`]+$",
    bound: 'A part of what was typed: no longer than MAX_TYPED_CHARS.',
  },
  {
    file: 'widget/settings.ts',
    source: String.raw`\/+$`,
    bound: 'An attribute that the author of the page writes, in the browser of its reader.',
  },
];
