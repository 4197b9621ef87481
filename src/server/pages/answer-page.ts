/** The page of one answer, with all that is kept around it. */

import type { AnswerDetail } from '../../model.js';
import { type Html, html } from '../html.js';
import { byline } from './byline.js';
import { layout } from './layout.js';
import { answerUrl, searchUrl } from './links.js';

export function answerPage(answer: AnswerDetail): string {
  const { question, questionDetail, text, url } = answer;
  return layout({
    title: question || '回答',
    description: text.replace(/\s+/g, ' ').slice(0, 120),
    indexed: true,
    main: html`<article>
<h1>${question}</h1>
${questionDetail && html`<div class="detail">${paragraphs(questionDetail)}</div>`}
${byline(answer)}
<div class="text">${paragraphs(text)}</div>
${safeUrl(url) && html`<p><a href="${url}" rel="nofollow noopener">原文</a></p>`}
</article>
${otherAnswers(answer)}
${places(answer)}
${links('相关问题', answer.page.related)}
${links('前一个讨论', [answer.page.previous])}
${links('下一个讨论', [answer.page.next])}`,
  });
}

/** An archive may hold any address; only a web address becomes a link. */
function safeUrl(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\//i.test(url);
}

/** Paragraphs and line ends as archived. */
function paragraphs(text: string): Html[] {
  return text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`);
}

function otherAnswers({ id, page }: AnswerDetail): Html | undefined {
  if (page.answers.length <= 1) return undefined;
  const items = page.answers.map((other) =>
    other.id === id
      ? html`<li aria-current="page">${other.author || '匿名'}（本条）</li>`
      : html`<li><a href="${answerUrl(other.id)}">${other.author || '匿名'}</a></li>`,
  );
  return html`<section><h2>同页的回答</h2><ul class="plain">${items}</ul></section>`;
}

function places({ places: all }: AnswerDetail): Html | undefined {
  if (all.length <= 1) return undefined;
  const items = all.map(({ question, page, archivedOn }) => html`<li>${question}（第 ${page} 页${archivedOn && html`，${archivedOn} 存档`}）</li>`);
  return html`<section><h2>也出现在</h2><ul>${items}</ul></section>`;
}

/** Questions that are known by name only: each is a search for itself. */
function links(title: string, questions: readonly (string | undefined)[]): Html | undefined {
  const known = questions.filter((question) => question !== undefined);
  if (known.length === 0) return undefined;
  return html`<section><h2>${title}</h2><ul>${known.map((question) => html`<li><a href="${searchUrl(question)}">${question}</a></li>`)}</ul></section>`;
}
