/** Says what is measured of an engine. */

/** Kinds of queries, each measured apart. */
export const CLASSES = ['rare', 'mid', 'common', 'and', 'or2', 'or5', 'prefix', 'sentence', 'queries'] as const;

/** One kind of queries; `queries` are those of `queries.txt`, the others are drawn from the corpus. */
export type QueryClass = (typeof CLASSES)[number];

/** What the classes are called in tables and plots. */
export const CLASS_TITLES: Readonly<Record<QueryClass, string>> = {
  rare: 'rare word',
  mid: 'mid word',
  common: 'common word',
  and: 'common AND mid',
  or2: '2 words, OR',
  or5: '5 words, OR',
  prefix: 'one character, prefix',
  sentence: 'pasted sentence',
  queries: 'queries.txt',
};

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What one process of an engine measured; what it cannot do is left out. */
export interface QueryRun {
  readonly openMs?: number;
  /** After all queries, in megabytes. */
  readonly residentMb?: number;
  /** The best ten answers, without their texts. */
  readonly retrieve: Partial<Record<QueryClass, Latency>>;
  /** With texts, marks and snippets, over `queries.txt`. */
  readonly whole?: Latency;
}

/** What building took. */
export interface BuildRun {
  readonly seconds: number;
  /** The largest resident memory of the process, in megabytes. */
  readonly peakMb?: number;
  /** On disk; in memory for engines without files. */
  readonly megabytes?: number;
}

/** All of one engine at one size. */
export interface Result extends QueryRun {
  readonly engine: string;
  /** Answers in the corpus. */
  readonly size: number;
  readonly build?: BuildRun;
}

/** The queries of each class, as texts. In all but `sentence` and `queries` blanks part the words. */
export type Workload = Readonly<Record<QueryClass, readonly string[]>>;

/** Measures a function over texts: all of them once to warm up, then three times. */
export function latencyOf(texts: readonly string[], run: (text: string) => void): Latency {
  for (const text of texts) run(text);
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (const text of texts) {
      const begun = performance.now();
      run(text);
      times.push(performance.now() - begun);
    }
  }
  return percentiles(times);
}

/** @param times in milliseconds, at least one */
export function percentiles(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Sixty of many texts, spread evenly: for engines that take seconds for what others do in milliseconds. */
export function sampleOf(texts: readonly string[]): readonly string[] {
  const step = Math.ceil(texts.length / 60);
  return texts.filter((_, i) => i % step === 0);
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;
}
