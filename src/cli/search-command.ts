/** `xunda search`: searches from the terminal. */

import type { Settings } from '../config.js';
import { createSearcher, openIndex } from '../library.js';
import type { Hit, SearchResponse } from '../model.js';
import { formatNumber, paint, paintMarks, printable } from './terminal.js';

/** @param json print the response as the HTTP API gives it */
export function searchCommand(query: string, page: number, pageSize: number, json: boolean, settings: Settings): void {
  const index = openIndex(settings.index);
  try {
    const response = createSearcher(index, settings).search({ query, page, pageSize });
    console.log(json ? JSON.stringify(response) : asText(response));
  } finally {
    index.close();
  }
}

function asText({ hits, total, totalRelation, stoppedBy, page, pageSize, tookMs }: SearchResponse): string {
  const first = (page - 1) * pageSize;
  const count = `${totalRelation === 'atLeast' ? 'at least ' : ''}${formatNumber(total)} ${total === 1 ? 'answer' : 'answers'}`;
  const shown = hits.length > 0 && total > hits.length ? `, ${first + 1} to ${first + hits.length}` : '';
  const blocks = hits.map((hit, i) => hitAsText(hit, first + i + 1));
  const stopped = stoppedBy ? ['The search was cut short: there may be more and better answers. Fewer words are searched further.'] : [];
  return [...blocks, ...stopped, paint.dim(`${count}${shown} (${tookMs} ms)`)].join('\n');
}

function hitAsText({ id, question, snippets, author, site, answeredOn, archivedOn, votes }: Hit, rank: number): string {
  const day = answeredOn ?? (archivedOn && `archived ${archivedOn}`);
  const byline = [author || 'anonymous', day, site, votes !== undefined && `${votes} votes`, id].filter(Boolean).join(' · ');
  const passages = snippets.map(
    ({ text, marks, cutBefore, cutAfter }) => `${cutBefore ? '…' : ''}${paintMarks(flat(text), marks)}${cutAfter ? '…' : ''}`,
  );
  const lines = [
    `${rank}. ${paintMarks(flat(question.text), question.marks)}`,
    ...passages.map((line) => `   ${line}`),
    `   ${paint.dim(printable(byline))}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** On one line, without changing any position. */
const flat = (text: string): string => printable(text).replace(/\s/g, ' ');
