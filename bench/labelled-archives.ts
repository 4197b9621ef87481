/** Makes archives of public sets, of whose answers it is known what they are about. */

import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { IdentifiedPage } from '../src/model.js';
import { shared } from './shared.js';

const RELEVANCE = shared('relevance');

/** An archive of which it is known what its answers are about. */
export interface Labelled {
  readonly name: string;
  readonly pages: readonly IdentifiedPage[];
  /** By the id of an answer. */
  readonly topics: ReadonlyMap<string, string>;
}

function rowsOf<Name extends string>(...path: readonly string[]): Readonly<Record<Name, string>>[] {
  return readFileSync(join(RELEVANCE, ...path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** One page for each answer. */
function labelled(
  name: string,
  answers: readonly { readonly id: string; readonly question: string; readonly text: string; readonly topic: string }[],
): Labelled {
  const pages = answers.map(({ id, question, text }): IdentifiedPage => {
    const page = { question, pageNumber: 1, site: '', related: [], answers: [id] };
    return { page, answers: [{ id, question, author: '', text, site: '', topics: [] }] };
  });
  return { name, pages, topics: new Map(answers.map(({ id, topic }) => [id, topic])) };
}

/** Results that a search engine found for everyday questions: those of one query are about the same. */
export function searchResults(): Labelled {
  const rows = rowsOf<'id' | 'title' | 'text'>('dureader_demo', 'corpus.jsonl');
  return labelled(
    'dureader_demo: one query',
    rows.map(({ id, title, text }) => ({ id, question: title, text, topic: id.replace(/-\d+$/, '') })),
  );
}

/** The first query that each answer was judged right for. */
function firstQueries(set: string): Map<string, string> {
  const texts = new Map(rowsOf<'id' | 'text'>(set, 'queries.jsonl').map(({ id, text }) => [id, text]));
  return new Map(
    rowsOf(set, 'qrels.jsonl')
      .toReversed()
      .map(({ qid, did }) => [did as string, texts.get(qid as string) as string]),
  );
}

export function doctors(): Labelled {
  const questions = firstQueries('med_internal_qa');
  const rows = rowsOf<'id' | 'text' | 'department'>('med_internal_qa', 'corpus.jsonl');
  return labelled(
    'med_internal_qa: one department',
    rows.map(({ id, text, department }) => ({ id, question: questions.get(id) ?? '', text, topic: department })),
  );
}

export function paragraphs(): Labelled {
  const questions = firstQueries('drcd');
  const rows = rowsOf<'id' | 'title' | 'text'>('drcd', 'corpus.jsonl');
  return labelled(
    'drcd: one article',
    rows.map(({ id, title, text }) => ({ id, question: questions.get(id) ?? '', text, topic: title })),
  );
}

/** So many dialogues, each in a few answers. */
const DIALOGUES = 2000;

/** Passages of dialogues; those of one dialogue are about the same. No answer has a question, which would be that of the dialogue. */
export async function dialogues(): Promise<Labelled> {
  const answers: { id: string; question: string; text: string; topic: string }[] = [];
  const known = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(shared('scale', 'answers.jsonl.gz')).pipe(createGunzip()) })) {
    const { id, question, text, site } = JSON.parse(line) as { id: string; question: string; text: string; site: string };
    if (site !== 'talk' || (!known.has(question) && known.size === DIALOGUES)) continue;
    known.add(question);
    // The first passage begins with the question.
    answers.push({ id, question: '', text: text.replace(question, '').trim(), topic: question });
  }
  return labelled('dialogues, without questions: one dialogue', answers);
}
