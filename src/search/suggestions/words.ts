/** Completes the last word of what was typed, and finds the words that follow it. */

import type { Engine } from '../../engine/engine.js';
import type { Analyzer, Answer } from '../../model.js';
import { matchKey, readingForm } from '../../text/fold.js';
import { otherTokens } from '../../text/joined.js';
import { isCjkTerm, type Run } from '../../text/runs.js';
import { dictionarySpellings } from '../../text/spellings.js';
import { UnbrokenText } from '../../text/unbroken.js';
import { compactOf, loneTermOf } from '../marks/compact.js';
import { WEIGHTS } from '../ranking.js';
import { continuationsIn } from './continuations.js';
import type { Asked } from './questions.js';
import type { Reading } from './reading.js';
import { Sought } from './sought.js';

/** What was typed, completed. */
export interface Completion {
  readonly text: string;
  /** How many answers hold it, where that is known: it is one word. */
  readonly count?: number;
  /** What it is ordered by: how many answers hold it, or about as many. */
  readonly weight: number;
}

/** Words of the dictionary that are tried where something stands before the last one: each costs a look into the index. */
const MAX_TRIED = 8;
/** So many answers to questions that contain what was typed show how it goes on; where there are fewer, others are read as well. */
const ENOUGH_READ = 8;
const MAX_READ = 16;

/**
 * @param asked the questions that contain what was typed
 * @param limit the most words of the dictionary
 */
export function completionsOf(reading: Reading, asked: Asked, limit: number, engine: Engine, analyzer: Analyzer): Completion[] {
  const { text, last, sought } = reading;
  if (!last || last.kind === 'emoji') return [];
  const { answers, total } = answersHolding(sought, asked, engine);
  const continued = continuationsIn(answers, sought, { typed: text, lastStart: last.start }, analyzer).map(
    ({ from, rest, answers: count }): Completion => {
      return { text: joined(text.slice(0, from), text.slice(from), rest), weight: (count / answers.length) * total };
    },
  );
  const known = new Map(continued.map((completion) => [matchKey(completion.text), completion]));
  const words = wordsOf(text, last, known, engine, analyzer, limit);
  if (words.length + continued.length === 0 && last.kind === 'cjk') return lastWordsOf(text, last, engine, analyzer);
  const keys = new Set(words.map((word) => matchKey(word.text)));
  return [...words, ...continued.filter((completion) => !keys.has(matchKey(completion.text)))];
}

/** Answers that hold it somewhere, where the questions that do are few. */
function answersHolding(sought: Sought, { answers: read, total: asking }: Asked, engine: Engine): { answers: readonly Answer[]; total: number } {
  if (read.length >= ENOUGH_READ) return { answers: read, total: asking };
  const query = { clauses: [], bm25: WEIGHTS.bm25, condition: sought.condition };
  const { candidates, total } = engine.retrieve(query, MAX_READ - read.length);
  const ids = new Set(read.map(({ id }) => id));
  const others = candidates.map(({ ordinal }) => engine.answer(ordinal)).filter(({ id }) => !ids.has(id));
  return { answers: [...read, ...others], total };
}

/** Words of the index that begin as the last one does. What stands before it must stand with them in an answer. */
function wordsOf(text: string, last: Run, known: ReadonlyMap<string, Completion>, engine: Engine, analyzer: Analyzer, limit: number): Completion[] {
  const typed = matchKey(text).slice(last.start);
  const beginning = last.kind === 'cjk' ? typed : loneTermOf(compactOf(typed));
  if (beginning === undefined) return [];
  const head = text.slice(0, last.start);
  const isAlone = head.trim() === '';
  // The word typed is one of those that begin so.
  const words = engine.wordsBeginning(beginning, (isAlone ? limit : MAX_TRIED) + 1).filter(({ word }) => word !== beginning);
  return words.flatMap(({ word, holding }): Completion[] => {
    const seen = known.get(matchKey(head) + word);
    const written = seen?.text ?? joined(head, text.slice(last.start), spellingOf(word, engine));
    if (isAlone) return [{ text: written, count: holding, weight: holding }];
    const count = seen ? seen.weight : new Sought(written, analyzer, false).count(engine);
    return count > 0 ? [{ text: written, weight: count }] : [];
  });
}

/** Where nothing begins with what was typed: its last word completed, if an answer holds that and the words before it. */
function lastWordsOf(text: string, last: Run, engine: Engine, analyzer: Analyzer): Completion[] {
  const token = analyzer.analyze(text.slice(last.start)).words.findLast(({ term }) => isCjkTerm(term));
  if (!token || token.start === 0) return [];
  const head = text.slice(0, last.start + token.start);
  const words = engine.wordsBeginning(token.term, MAX_TRIED + 1).filter(({ word }) => word !== token.term);
  return words.flatMap(({ word }): Completion[] => {
    const written = joined(head, text.slice(head.length), spellingOf(word, engine));
    const count = new Sought(written, analyzer, false).count(engine, 'words');
    return count > 0 ? [{ text: written, weight: count }] : [];
  });
}

/** What stands before a word, and the word, of which so much was typed: where that is written in Simplified Chinese, all of it is. */
function joined(head: string, typed: string, spelling: string): string {
  return (isCjkTerm(spelling) && !spelling.startsWith(typed) ? readingForm(head) : head) + spelling;
}

/** How a term is written: as the dictionary has it, or as an answer does. */
function spellingOf(word: string, engine: Engine): string {
  if (isCjkTerm(word)) return dictionarySpellings(word)[0] ?? word;
  const clause = { channel: 'words', term: word, match: 'exact', weight: 1 } as const;
  const [best] = engine.retrieve({ clauses: [clause], bm25: WEIGHTS.bm25 }, 1).candidates;
  const { question = '', text = '' } = best ? engine.answer(best.ordinal) : {};
  return writtenIn(question, word) ?? writtenIn(text, word) ?? word;
}

function writtenIn(written: string, word: string): string | undefined {
  const { text } = new UnbrokenText(written);
  const found = otherTokens(matchKey(text)).find(({ term }) => term === word);
  return found && text.slice(found.start, found.end);
}
