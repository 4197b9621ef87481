/** Makes pages and answers for tests. */

import type { Answer, IdentifiedPage, Page } from '../../src/model.js';

/** An answer with everything that a test does not care about filled in. */
export function answer(fields: Partial<Answer> & { readonly id: string }): Answer {
  return { question: '怎么学做饭？', author: '阿木', text: '先学会切菜。', site: 'jian.example', topics: [], ...fields };
}

/** A page of its own for each answer, with the answer's question and day. */
export function pagesOf(answers: readonly Answer[]): IdentifiedPage[] {
  return answers.map((one) => {
    const { question, site, archivedOn } = one;
    const days = { ...(archivedOn && { archivedOn }) };
    return { page: { question, pageNumber: 1, site, ...days, related: [], answers: [one.id], ...revisionsOf([one]) }, answers: [one] };
  });
}

/** Tells the texts of an answer apart, as long as they are short. */
export function revisionOf(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** What a page says of the texts of its answers. */
export function revisionsOf(answers: readonly Answer[]): Pick<Page, 'revisions'> {
  return answers.some(({ revision }) => revision) ? { revisions: answers.map(({ revision = '' }) => revision) } : {};
}

/** What a mirrored page is made of; each part may be left out. */
export interface MirrorParts {
  readonly question: string;
  readonly pageNumber?: number;
  readonly answers?: readonly { readonly author: string; readonly text: string }[];
  readonly related?: readonly string[];
  readonly previous?: string;
  readonly next?: string;
  readonly archivedOn?: string;
  readonly site?: string;
}

const WIDE = '\u00A0 \u00A0 ';

/** The text of a mirrored page, with the frame exactly as mirrors write it. */
export function mirrorText({
  question,
  pageNumber = 1,
  answers = [],
  related = [],
  previous,
  next,
  archivedOn = '2024-05-06',
  site = 'jian.example',
}: MirrorParts): string {
  const heads = answers.map(({ author, text }) => `user avatar ${WIDE}${author} 网友的相关建议:\u00A0 \n${' \u00A0'.repeat(3)}\n\n${text}\n\n`);
  const neighbours = [...(previous ? ['前一个讨论', previous] : []), ...(next ? ['下一个讨论', next] : [])];
  return [
    `简答小站 logo\n简答小站 font logo\n\n\n\n${question} 第${pageNumber}页\n\n${WIDE}\n`,
    heads.join('\n'),
    related.length > 0 ? `\n${WIDE}\n\n相关话题\n\n${related.map((other) => `${WIDE}${other}\u00A0 \n`).join('')}` : '',
    neighbours.length > 0 ? `\n${neighbours.join('\n')}\n` : '',
    `\n\n\n\n\n© ${archivedOn} - ${site}. All Rights Reserved.\n© ${archivedOn} - ${site}. 保留所有权利\n`,
  ].join('\n');
}
