/** The page of one answer, with all that is kept around it. */

import type { Answer, AnswerDetail, Place } from '../../model.js';
import type { QuestionDetail } from '../../question-model.js';
import type { SearchedFor, SimilarResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { answerItem, foreignNote } from './answer-link.js';
import { byline } from './byline.js';
import { excerpt } from './excerpt.js';
import type { Site } from './head.js';
import { qaPage } from './json-ld.js';
import { layout } from './layout.js';
import { answerUrl, FIRST_MARK, parametersOf, questionUrl, searchUrl } from './links.js';
import { legend, marked } from './marked.js';
import { neighbours } from './neighbours.js';
import { sourceLink } from './source-link.js';
import { textBlocks } from './text-blocks.js';
import { langOf } from './written-in.js';

/** What stands on the page beside the answer. */
export interface AroundAnswer {
  /** May have no hits. */
  readonly similar: SimilarResponse;
  /** Absent where the answer has no question of its own. */
  readonly question?: QuestionDetail;
  /** What was searched when the page was opened from a hit; its query may be empty. */
  readonly found: SearchedFor;
}

/** The page of one answer, with the others of its question and those like it. */
export function answerPage(site: Site, answer: AnswerDetail, { similar, question, found }: AroundAnswer): string {
  const { text, questionDetail } = answer;
  const marks = answer.marks ?? { question: [], text: [] };
  const title = { text: answer.question || '回答', marks: marks.question };
  const isMarked = found.query.trim() !== '';
  const inTitle = marks.text.length === 0 ? FIRST_MARK : undefined;
  return layout(site, {
    title: `${title.text}${answer.author && ` - ${answer.author}的回答`}`,
    description: excerpt(text, 120),
    indexed: true,
    canonical: answerUrl(answer.id),
    ...(answer.questionId && { jsonLd: qaPage(site.origin, { ...answer, total: question?.total ?? 1, answers: [answer] }) }),
    ...(isMarked && { search: parametersOf(found) }),
    main: html`${isMarked && html`<p class="back"><a class="tap" href="${searchUrl(found)}">← “${found.query}”的搜索结果</a></p>`}
<article>
<h1${langOf(title.text)}>${answer.questionId ? html`<a href="${questionUrl(answer.questionId)}">${marked(title, inTitle)}</a>` : marked(title, inTitle)}</h1>
${questionDetail && html`<details class="detail"><summary>问题补充</summary>${textBlocks({ text: questionDetail, marks: [] })}</details>`}
${byline(answer)}
${kindNote(answer.kind)}
${foreignNote(answer)}
${legend([title, { text, marks: marks.text }])}
<div class="text"${langOf(text)}>${textBlocks({ text, marks: marks.text }, FIRST_MARK)}</div>
${sourceLink(answer)}
</article>
${otherAnswers(answer, question)}
${history(answer)}
${places(answer)}
${copies(answer)}
${similarAnswers(similar, question)}
${neighbours({
  related: answer.page.related.map((other) => linkOf(answer, other)),
  ...(answer.page.previous && { previous: linkOf(answer, answer.page.previous) }),
  ...(answer.page.next && { next: linkOf(answer, answer.page.next) }),
})}`,
  });
}

/** What is no answer says so. */
function kindNote(kind: Answer['kind']): Html | undefined {
  if (kind === undefined) return undefined;
  return html`<p class="note">${kind === 'article' ? '这是一篇文章，不是某个问题的回答。' : '这是从网页里取出的正文，取得不一定全。'}</p>`;
}

function linkOf({ archived }: AnswerDetail, question: string): { question: string; id?: string } {
  const found = archived.find((other) => other.question === question);
  return { question, ...(found && { id: found.questionId }) };
}

/** In the order of the question's pages; those that seem to belong to other questions are folded away. */
function otherAnswers(answer: AnswerDetail, question: QuestionDetail | undefined): Html | undefined {
  const { answers, foreign, total } = question ?? answersOnPage(answer);
  const rest =
    question && total > answers.length && html`<p><a class="tap" href="${questionUrl(question.id)}">这个问题的全部 ${total} 条回答</a></p>`;
  if (answers.length <= 1 && foreign.length === 0) return undefined;
  return html`<section><h2>这个问题的回答</h2>
<ol class="answers">${answers.map((other) => otherItem(other, other.id === answer.id))}</ol>
${rest}
${foreign.length > 0 && html`<details class="note"><summary>存档页面上还有 ${foreign.length} 条别的问题的回答</summary><ul>${foreign.map((other) => otherItem(other, false))}</ul></details>`}
</section>`;
}

type OtherAnswer = Pick<Answer, 'id' | 'author' | 'doubtful'> & { readonly text?: string };

/** An answer without a question of its own stands among those of its page. */
function answersOnPage({ page }: AnswerDetail): { answers: readonly OtherAnswer[]; foreign: readonly OtherAnswer[]; total: number } {
  const answers = page.answers.filter(({ foreign }) => !foreign);
  return { answers, foreign: page.answers.filter(({ foreign }) => foreign), total: answers.length };
}

function otherItem({ id, author, text, doubtful }: OtherAnswer, isThis: boolean): Html {
  if (isThis) return html`<li aria-current="page">${author || '匿名'}（本条）</li>`;
  return html`<li><a href="${answerUrl(id)}">${author || '匿名'}</a>${text && html` <span class="soft">${excerpt(text, 60)}${doubtful && '（可能不是答这个问题的）'}</span>`}</li>`;
}

function history({ history: all, historyOmitted }: AnswerDetail): Html | undefined {
  if (all.length === 0) return undefined;
  const items = all.map(({ text, archivedOn, answeredOn, votes }) => {
    const when = archivedOn ? `${archivedOn} 存档` : answeredOn ? `写于 ${answeredOn}` : '日期不明';
    const summary = html`${when}${votes !== undefined && html`，${votes} 人赞同`}`;
    return html`<details class="detail"><summary>${summary}</summary><div class="text"${langOf(text)}>${textBlocks({ text, marks: [] })}</div></details>`;
  });
  const more = historyOmitted && html`<p class="soft">更早的 ${historyOmitted} 种没有列出。</p>`;
  return html`<section><h2>以前的文字</h2>${items}${more}</section>`;
}

/** Captures of one answer, or pages on which the same text stands. */
function places(answer: AnswerDetail): Html | undefined {
  const { places: all, revision } = answer;
  if (all.length <= 1) return undefined;
  const items = all.map((place) => html`<li>${revision ? captureOf(place, answer) : placeOf(place)}</li>`);
  return html`<section><h2>${revision ? '各次存档' : '也出现在'}</h2><ul>${items}</ul></section>`;
}

function placeOf({ question, page, archivedOn }: Place): Html {
  return html`${question}（第 ${page} 页${archivedOn && html`，${archivedOn} 存档`}）`;
}

/** Most captures are of the page itself: only what differs is said. */
function captureOf({ question, page, archivedOn, revision }: Place, answer: AnswerDetail): Html {
  const where = [question !== answer.question && question, page > 1 && `第 ${page} 页`, revision !== answer.revision && '文字不同'].filter(Boolean);
  return html`${archivedOn ?? '日期不明'}${where.length > 0 && `（${where.join('，')}）`}`;
}

function copies({ copies: all }: AnswerDetail): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<section><h2>相同的文字</h2><ul>${all.map(answerItem)}</ul></section>`;
}

/** Those of the same question are listed already. */
function similarAnswers({ hits }: SimilarResponse, question: QuestionDetail | undefined): Html | undefined {
  const others = hits.filter(({ questionId }) => !question || questionId !== question.id);
  if (others.length === 0) return undefined;
  const items = others.map(({ id, question: title, author }) => answerItem({ id, question: title.text, author }));
  return html`<section><h2>相似的回答</h2><ul>${items}</ul></section>`;
}
