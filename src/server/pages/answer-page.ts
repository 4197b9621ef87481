/** The page of one answer, with all that is kept around it. */

import type { AnswerDetail } from '../../model.js';
import type { SimilarResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { answerItem, foreignNote } from './answer-link.js';
import { byline } from './byline.js';
import { layout } from './layout.js';
import { answerUrl, searchUrl } from './links.js';

/** The page of one answer, with the others of its question and those like it. @param similar may have no hits */
export function answerPage(answer: AnswerDetail, similar: SimilarResponse): string {
  const { question, questionDetail, text, url } = answer;
  return layout({
    title: question || '回答',
    description: text.replace(/\s+/g, ' ').slice(0, 120),
    indexed: true,
    main: html`<article>
<h1>${question}</h1>
${questionDetail && html`<div class="detail">${paragraphs(questionDetail)}</div>`}
${byline(answer)}
${foreignNote(answer.foreign)}
<div class="text">${paragraphs(text)}</div>
${safeUrl(url) && html`<p><a href="${url}" rel="nofollow noopener">原文</a></p>`}
</article>
${otherAnswers(answer)}
${places(answer)}
${copies(answer)}
${similarAnswers(similar)}
${links('相关问题', answer.page.related, answer)}
${links('前一个讨论', [answer.page.previous], answer)}
${links('下一个讨论', [answer.page.next], answer)}`,
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
      : html`<li><a href="${answerUrl(other.id)}">${other.author || '匿名'}</a>${other.foreign && '（像是别的问题的回答）'}</li>`,
  );
  return html`<section><h2>同页的回答</h2><ul class="plain">${items}</ul></section>`;
}

function places({ places: all }: AnswerDetail): Html | undefined {
  if (all.length <= 1) return undefined;
  const items = all.map(({ question, page, archivedOn }) => html`<li>${question}（第 ${page} 页${archivedOn && html`，${archivedOn} 存档`}）</li>`);
  return html`<section><h2>也出现在</h2><ul>${items}</ul></section>`;
}

function copies({ copies: all }: AnswerDetail): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<section><h2>相同的文字</h2><ul>${all.map(answerItem)}</ul></section>`;
}

function similarAnswers({ hits }: SimilarResponse): Html | undefined {
  if (hits.length === 0) return undefined;
  const items = hits.map(({ id, question, author }) => answerItem({ id, question: question.text, author }));
  return html`<section><h2>相似的回答</h2><ul>${items}</ul></section>`;
}

/** A question that is in the archive is a link to it; others are known by name only, and each is a search for itself. */
function links(title: string, questions: readonly (string | undefined)[], { archived }: AnswerDetail): Html | undefined {
  const known = questions.filter((question) => question !== undefined);
  if (known.length === 0) return undefined;
  const items = known.map((question) => {
    const found = archived.find((other) => other.question === question);
    return html`<li><a href="${found ? answerUrl(found.id) : searchUrl({ query: question })}">${question}</a>${!found && html` <span class="soft">（未存档，搜索）</span>`}</li>`;
  });
  return html`<section><h2>${title}</h2><ul>${items}</ul></section>`;
}
