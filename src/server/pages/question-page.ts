/** The page of a question with its answers. */

import type { Answer } from '../../model.js';
import type { QuestionDetail } from '../../question-model.js';
import { dateOf } from '../../search/hit.js';
import { type Html, html } from '../html.js';
import { foreignNote } from './answer-link.js';
import { byline } from './byline.js';
import { excerpt } from './excerpt.js';
import type { Site } from './head.js';
import { qaPage } from './json-ld.js';
import { layout } from './layout.js';
import { answerUrl, questionUrl, searchUrl, siteUrl } from './links.js';
import { neighbours } from './neighbours.js';
import { paging } from './paging.js';
import { sourceLink } from './source-link.js';
import { textBlocks } from './text-blocks.js';
import { langOf } from './written-in.js';

/** Answers on a page: each is shown whole. */
export const QUESTION_PAGE_SIZE = 20;

const number = new Intl.NumberFormat('zh-CN');

/** Its answers whole, in their order; those that seem to belong to other questions are folded away. */
export function questionPage(site: Site, detail: QuestionDetail): string {
  const { id, question, questionDetail, total, page, pageSize, answers, foreign } = detail;
  const last = Math.max(1, Math.ceil(total / pageSize));
  return layout(site, {
    title: page > 1 ? `${question} · 第 ${page} 页` : question,
    description: `${number.format(total)} 条回答。${answers[0] ? excerpt(answers[0].text, 100) : ''}`,
    indexed: answers.length > 0,
    ...(answers.length > 0 && { canonical: questionUrl(id, page) }),
    jsonLd: qaPage(site.origin, { ...detail, questionId: id }),
    main: html`<article>
<h1${langOf(question)}>${question}</h1>
${questionDetail && html`<div class="detail">${textBlocks({ text: questionDetail, marks: [] })}</div>`}
${facts(detail)}
${answers.map(
  (answer) => html`<section class="answer" id="${answer.id}">${byline({ ...answer, ...dateOf(answer) })}
${foreignNote(answer)}
<div class="text"${langOf(answer.text)}>${textBlocks({ text: answer.text, marks: [] })}</div>
${sourceLink(answer)}
<p class="screen-only"><a class="tap" href="${answerUrl(answer.id)}">单看这条回答</a></p></section>`,
)}
</article>
${answers.length === 0 && html`<p>没有第 ${page} 页。</p>`}
${paging({ page, last, hasNext: page < last, url: (other) => questionUrl(id, other) })}
${foreignAnswers(foreign)}
${neighbours(detail)}`,
  });
}

function facts({ total, site, archivedOn, topics }: QuestionDetail): Html {
  return html`<p class="byline">${number.format(total)} 条回答${site && html` · <a href="${siteUrl(site)}">${site}</a>`}${archivedOn && html` · <time datetime="${archivedOn}">${archivedOn}</time> 存档`}</p>
${topics.length > 0 && html`<ul class="plain topics" aria-label="话题">${topics.slice(0, 8).map((topic) => html`<li><a href="${searchUrl({ query: '', filters: { topic } })}">${topic}</a></li>`)}</ul>`}`;
}

function foreignAnswers(foreign: readonly Answer[]): Html | undefined {
  if (foreign.length === 0) return undefined;
  const items = foreign.map(
    ({ id, question, author, text, foreign: isHomeless }) =>
      html`<li><a href="${answerUrl(id)}">${isHomeless ? '回答' : question}</a> · ${author || '匿名'} <span class="soft">${excerpt(text, 60)}</span></li>`,
  );
  return html`<details class="note"><summary>存档页面上还有 ${foreign.length} 条别的问题的回答</summary><ul>${items}</ul></details>`;
}
