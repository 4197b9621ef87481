/** Says what the bench asks of an engine. */

import type { BuildRun, QueryRun } from '../result.js';

/** A corpus of one size with its files. */
export interface Corpus {
  /** Answers. */
  readonly size: number;
  /** JSON Lines. */
  readonly file: string;
  /** The workload as JSON. */
  readonly workload: string;
  /** A folder for the engines' own files. */
  readonly folder: string;
}

/** An engine; every measurement runs in a fresh process. */
export interface BenchEngine {
  readonly name: string;
  /** Why it cannot take part here, if it cannot. */
  whyNot(): Promise<string | undefined>;
  /** Larger corpora are too much for it. */
  readonly maxSize?: number;
  /** Absent where every process must build anew: `query` then tells what building took. */
  build?(corpus: Corpus): Promise<BuildRun>;
  query(corpus: Corpus): Promise<QueryRun & { readonly build?: BuildRun }>;
}
