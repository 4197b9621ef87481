/** `xunda evaluate`: measures the order on a judged set. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIONS, type Settings } from '../config.js';
import { createEmbeddedEngine } from '../engine/embedded.js';
import { ArchiveError } from '../errors.js';
import { type Evaluation, evaluate } from '../evaluate/evaluate.js';
import { type JudgedSet, readJudgedSet } from '../evaluate/judged-set.js';
import { IndexUpdate } from '../index/update.js';
import { openIndex } from '../library.js';
import type { Analyzer, UserWord } from '../model.js';
import { createSearcherOver } from '../search/searcher.js';
import type { Likeness } from '../search-model.js';
import { createAnalyzer } from '../text/analyzer.js';
import type { WordTable } from '../text/word-table.js';
import { searcherSettingsOf, userWordsIn } from './searcher-settings.js';

/** What an operator may add. */
export interface OperatorWords {
  readonly userWords?: readonly UserWord[];
  readonly synonyms?: WordTable;
  readonly channels?: readonly Likeness[];
}

/** How a judged set is indexed and searched. */
export interface EvaluateOptions extends OperatorWords {
  /** Whether the votes of the corpus are indexed; by default they are not. */
  readonly seesVotes?: boolean;
}

/** What the command line says, by the names of its flags. */
export interface EvaluateFlags {
  /** By default the folder's `queries.jsonl`. */
  readonly queries?: string;
  /** Least grade that counts as relevant. */
  readonly minRel: number;
  readonly votes?: boolean;
  readonly json?: boolean;
}

/** Measures, and prints the means. */
export async function evaluateCommand(
  folder: string,
  { queries, minRel, votes = false, json = false }: EvaluateFlags,
  settings: Settings,
): Promise<void> {
  const { synonyms, channels } = searcherSettingsOf(settings);
  const result = await evaluateSet(folder, queries, minRel, {
    seesVotes: votes,
    userWords: userWordsIn(settings.userWords) ?? [],
    ...(synonyms && { synonyms }),
    ...(channels && { channels }),
  });
  if (json) console.log(JSON.stringify(result));
  else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(12)} ${Number.isInteger(value) ? value : value.toFixed(4)}`);
}

/**
 * Indexes the set's corpus in a temporary folder, and runs its queries.
 *
 * @param queriesFile by default the folder's `queries.jsonl`
 * @throws ArchiveError where a file is missing or wrong, or nothing is judged
 */
export async function evaluateSet(
  folder: string,
  queriesFile: string | undefined,
  minGrade: number,
  { seesVotes = false, userWords = [], ...likenesses }: EvaluateOptions = {},
): Promise<Evaluation> {
  const set = readJudgedSet(folder, queriesFile ?? join(folder, 'queries.jsonl'), minGrade, { seesVotes });
  if (set.queries.length === 0) throw new ArchiveError(`no query in ${folder} has a judgment of ${minGrade} or better`);
  const directory = mkdtempSync(join(tmpdir(), 'xunda-evaluate-'));
  try {
    const analyzer = createAnalyzer(userWords);
    await indexPages(set.pages, directory, analyzer);
    const index = openIndex(directory);
    // Judged queries may be whole posts: no limit on their length.
    const settings = { snippetChars: OPTIONS.snippetChars.fallback, maxQueryChars: Number.POSITIVE_INFINITY, ...likenesses };
    const searcher = createSearcherOver(createEmbeddedEngine(index), analyzer, settings);
    const result = evaluate(searcher, set.queries, minGrade);
    index.close();
    return result;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Indexes the corpus of a judged set in an empty folder. */
export async function indexPages(pages: JudgedSet['pages'], directory: string, analyzer: Analyzer): Promise<void> {
  const update = IndexUpdate.begin(directory, analyzer);
  for (const page of pages) await update.add(page, 'corpus.jsonl', 0);
  await update.commit([]);
}
