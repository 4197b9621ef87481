/** `xunda search`: searches from the terminal. */

import type { Settings } from '../config.js';
import { createSearcher, openIndex } from '../library.js';
import type { Range } from '../model.js';
import { isOnlyInQuestion } from '../search/hit.js';
import { checkRequest } from '../search/searcher.js';
import type { Advice, Hit, HitAnswer, OtherQuery, SearchRequest, SearchResponse } from '../search-model.js';
import { searcherSettingsOf, userWordsIn, wordsWarning } from './searcher-settings.js';
import { formatNumber, oneLine, paint, paintMarks, printable } from './terminal.js';

/** @param json print the response as the HTTP API gives it */
export function searchCommand(request: SearchRequest, json: boolean, settings: Settings): void {
  checkRequest(request, settings.maxQueryChars);
  const searcherSettings = searcherSettingsOf(settings);
  const words = userWordsIn(settings.userWords);
  const index = openIndex(settings.index, (what) => console.error(`warning: ${oneLine(what)}`));
  try {
    const warning = wordsWarning(words, index, settings);
    if (warning) console.error(`warning: ${oneLine(warning)}`);
    const response = createSearcher(index, searcherSettings).search(request);
    console.log(json ? JSON.stringify(response) : asText(response));
  } finally {
    index.close();
  }
}

function asText(response: SearchResponse): string {
  const { hits, total, counts, totalAll, mixed = false, totalRelation, stoppedBy, page, pageSize, tookMs } = response;
  const first = (page - 1) * pageSize;
  const count = `${totalRelation === 'atLeast' ? 'at least ' : ''}${counts ? countAsText(total, 'question') : answersAsText(total)}`;
  const inPart = totalAll < total ? `, ${formatNumber(total - totalAll)} of them match in part` : '';
  const shown = hits.length > 0 && total > hits.length ? `, ${first + 1} to ${first + hits.length}` : '';
  const firstInPart = mixed ? -1 : hits.findIndex(({ match }) => match === 'some');
  const blocks = hits.flatMap((hit, i) => [
    ...(i === firstInPart ? [paint.dim('— these match in part —\n')] : []),
    hitAsText(hit, first + i + 1, mixed),
  ]);
  const behind = hits.length === 0 && total > 0 && page > 1 ? [`There is no page ${page}; the last one is ${Math.ceil(total / pageSize)}.`] : [];
  const stopped = stoppedBy ? ['The search was cut short: there may be more and better answers. Fewer words are searched further.'] : [];
  return [
    ...namesAsText(response),
    ...correctionAsText(response),
    ...blocks,
    ...facetsAsText(response),
    ...behind,
    ...stopped,
    ...adviceAsText(response),
    paint.dim(`${count}${inPart}${shown} (${tookMs} ms)`),
  ].join('\n');
}

function namesAsText({ names = [] }: SearchResponse): string[] {
  return names.map(
    ({ kind, name, total }) => `${oneLine(name)} is ${kind === 'author' ? 'an author' : 'a topic'} of ${answersAsText(total)} (--${kind})\n`,
  );
}

const countAsText = (count: number, noun: string): string => `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
const answersAsText = (count: number): string => countAsText(count, 'answer');

function correctionAsText({ query, correction }: SearchResponse): string[] {
  if (!correction) return [];
  const { query: other, applied, others = [] } = correction;
  const counted = (of: readonly OtherQuery[]): string => of.map((one) => `${oneLine(one.query)} (${formatNumber(one.total)})`).join(', ');
  if (!applied) return [`Did you mean ${counted([correction, ...others])}?\n`];
  const also = others.length > 0 ? ` Or did you mean ${counted(others)}?` : '';
  return [`No answer holds ${oneLine(query)}: these are found by ${oneLine(other)}.${also}\n`];
}

function adviceAsText({ advice = [] }: SearchResponse): string[] {
  return advice.flatMap((step) => {
    if (step.kind === 'spelling') return [];
    if (step.kind === 'author') return [authorAsText(step)];
    const what = step.kind === 'word' ? `${oneLine(step.query)} alone` : `without ${step.without.map((name) => `--${name}`).join(' and ')}`;
    return [`${what}: ${formatNumber(step.total)}`];
  });
}

function authorAsText({ unknown, author, total }: Extract<Advice, { kind: 'author' }>): string {
  const nobody = `nobody is called ${oneLine(unknown)}`;
  return author ? `${nobody}; ${oneLine(author)} instead: ${formatNumber(total)}` : nobody;
}

/** Values shown of each facet. */
const MAX_VALUES = 10;

/** Where only answers with everything were counted, says how to search for these. */
function facetsAsText({ facets, facetsAll = [] }: SearchResponse): string[] {
  return Object.entries(facets ?? {}).map(([field, values]) => {
    const counts = values.slice(0, MAX_VALUES).map(({ value, count }) => `${oneLine(value)} ${formatNumber(count)}`);
    const isOfAll = facetsAll.some((one) => one === field);
    return `${field}${isOfAll ? ' (--match all)' : ''}: ${counts.join(' · ')}${values.length > MAX_VALUES ? ' · …' : ''}`;
  });
}

/** @param saysInPart whether it says that it matches in part, where it does */
function hitAsText(hit: Hit, rank: number, saysInPart: boolean): string {
  const { match, question, answers: [, ...beside] = [], others = 0 } = hit;
  const notes = [saysInPart && match === 'some' && !hit.explanation && 'matches in part', isOnlyInQuestion(hit) && 'only its question matches'];
  const lines = [
    `${rank}. ${painted(question.text, question.marks)}`,
    ...answerAsText(hit, notes).map((line) => `   ${line}`),
    ...beside.flatMap((answer) => answerAsText(answer).map((line, i) => `   ${i === 0 ? '-' : ' '} ${line}`)),
    ...(others > 0 ? [paint.dim(`   ${formatNumber(others)} more of this question (--group none)`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Its passages, who wrote it, and what else there is to say. */
function answerAsText(answer: HitAnswer, first: readonly (string | false)[] = []): string[] {
  const { id, snippets, author, authorMarks = [], site, answeredOn, archivedOn, votes, foreign, doubtful, copies = [] } = answer;
  const day = answeredOn ?? (archivedOn && `archived ${archivedOn}`);
  const rest = [day, site, votes !== undefined && `${votes} votes`, id].filter(Boolean).join(' · ');
  const byline = `${author ? painted(author, authorMarks) : 'anonymous'} · ${oneLine(rest)}`;
  const passages = snippets.map(
    ({ text, marks, cutBefore, cutAfter }) => `${cutBefore ? '…' : ''}${paintMarks(flat(text), marks)}${cutAfter ? '…' : ''}`,
  );
  const notes = [
    ...first,
    foreign && 'stands under a question that seems not to be its own',
    doubtful && 'may belong to another question',
    copies.length > 0 && `copies: ${copies.map((copy) => copy.id).join(', ')}`,
    ...explanationAsText(answer),
  ].filter((note) => note !== false && note !== undefined);
  return [...passages, paint.dim(byline), ...notes.map((note) => paint.dim(oneLine(note)))];
}

const STANDS = {
  name: 'its author is who was named',
  literal: 'stands as typed',
  words: 'holds all words',
  alike: 'holds words for the same',
  less: 'matches in part',
};

function explanationAsText({ explanation, score }: HitAnswer): string[] {
  if (!explanation) return [];
  const terms = explanation.terms.map(({ term, match, score: part }) => {
    return `${term}${match === 'prefix' ? '*' : ''} ${part.toFixed(2)}`;
  });
  const { question = 0, substance = 0, votes = 0 } = explanation;
  const evidence = Object.entries({ 'its question': question, 'its substance': substance, 'its votes': votes }).filter(([, part]) => part !== 0);
  const parts = [...terms, ...evidence.map(([name, part]) => `${name} ${part.toFixed(2)}`)];
  return [`${STANDS[explanation.stands]}; score ${score.toFixed(2)} = ${parts.join(' + ') || 'nothing'}`];
}

/** On one line, without changing any position. */
const flat = (text: string): string => printable(text).replace(/\s/g, ' ');

/** Characters shown of a question, or of a name. */
const MAX_CHARS = 300;

/** The beginning of a text on one line, with its marks. */
function painted(text: string, marks: readonly Range[]): string {
  const isCut = text.length > MAX_CHARS;
  const shown = flat(text.slice(0, MAX_CHARS));
  return (
    paintMarks(
      shown,
      marks.filter(({ end }) => end <= shown.length),
    ) + (isCut ? '……' : '')
  );
}
