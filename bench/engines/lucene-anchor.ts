/** Compiles and runs `LuceneAnchor.java`, the program that measures Lucene. */

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canRun, runChild } from '../child.js';

/** Where Debian keeps the libraries of Java. */
const JARS = '/usr/share/java';
const LIBRARIES = `${JARS}/*`;

/** An analyzer of Lucene: pairs of characters, or words. */
export type LuceneAnalyzer = 'cjk' | 'smartcn';

/** The files of one run. */
export interface LuceneFiles {
  /** The classes, from {@link compileLucene}. */
  readonly classes: string;
  /** A line each: id, title and body between tabs, all of them {@link flat}. */
  readonly documents: string;
  /** A line each: id and text between tabs. */
  readonly queries: string;
  /** The folder of the index; removed and built anew but with the flag `noindex`. */
  readonly index: string;
  /** Gets the ten best documents of each query, in TREC's format of runs. */
  readonly run: string;
}

/** What the program prints. */
export interface Printed {
  readonly index_s: number;
  readonly index_bytes: number;
  readonly open_ms: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
}

/** A text on one line, without tabs. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * Why Lucene cannot be measured here, if it cannot.
 *
 * @param source the program, `LuceneAnchor.java`
 */
export async function whyNoLucene(source: string): Promise<string | undefined> {
  if (!existsSync(source)) return 'the measuring program is not here';
  if (!hasLucene()) return 'Debian’s liblucene8-java is not here';
  return (await canRun('javac', ['-version'])) ? undefined : 'there is no Java compiler';
}

const hasLucene = (): boolean => existsSync(JARS) && readdirSync(JARS).some((name) => /^lucene-core.*\.jar$/.test(name));

/**
 * Compiles the program into a folder, once.
 *
 * @returns the folder of its classes
 */
export async function compileLucene(source: string, folder: string): Promise<string> {
  const classes = join(folder, 'classes');
  if (!existsSync(classes)) {
    mkdirSync(classes);
    await runChild('javac', ['-cp', LIBRARIES, '-d', classes, source]);
  }
  return classes;
}

/** Indexes the documents and runs the queries, in a process of its own. @throws Error where the program fails */
export async function runLucene(
  analyzer: LuceneAnalyzer,
  { classes, documents, queries, index, run }: LuceneFiles,
  flags: readonly ('noindex' | 'highlight')[] = [],
): Promise<Printed & { readonly peakMb?: number }> {
  const args = ['-Xmx6g', '-cp', `${LIBRARIES}:${classes}`, 'LuceneAnchor', analyzer, documents, queries, index, run, '10', ...flags];
  const { stdout, peakMb } = await runChild('java', args);
  return { ...(JSON.parse(stdout) as Printed), ...(peakMb !== undefined && { peakMb }) };
}
