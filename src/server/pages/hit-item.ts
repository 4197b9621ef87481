/** Renders one hit. */

import { isOnlyInQuestion } from '../../search/hit.js';
import type { Hit, HitAnswer, SearchRequest } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { answerItem, foreignNote } from './answer-link.js';
import { byline } from './byline.js';
import { answerUrl, questionUrl, type SearchAddress, searchUrl } from './links.js';
import { marked } from './marked.js';
import { langOf } from './written-in.js';

/**
 * A hit as an item of a list; a question with its best answers.
 *
 * @param request by which it was found: its page is marked so
 * @param saysInPart whether it says that it matches in part, where it does
 * @param isOfAll whether only answers that have everything are listed
 */
export function hitItem(hit: Hit, request: Pick<SearchRequest, 'query'> & Partial<SearchRequest>, saysInPart = false, isOfAll = false): Html {
  return html`<li>
<article>
<h2${langOf(hit.question.text)}><a href="${answerUrl(hit.id, { query: request.query, ...(request.channels && { channels: request.channels }) })}">${hit.question.text === '' ? '回答' : marked(hit.question)}</a></h2>
${foreignNote(hit)}
<p class="snippets"${langOf(hit.snippets.map(({ text }) => text).join(''))}>${hit.snippets.map(passage)}</p>
${byline(hit, request.filters, isOnlyInQuestion(hit) ? '只在问题中匹配' : '')}
${saysInPart && hit.match === 'some' && html`<p class="note">只含一部分词语</p>`}
${beside(hit, request)}
${others(hit, isOfAll ? { ...request, match: 'all' } : request)}
${copies(hit)}
${explanation(hit)}
</article>
</li>
`;
}

const number = new Intl.NumberFormat('zh-CN');

/** Passages that do not follow one another are parted by an ellipsis. */
function passage(snippet: Hit['snippets'][number], i: number, all: Hit['snippets']): Html {
  const last = i === all.length - 1;
  return html`${snippet.cutBefore && '……'}${marked(snippet)}${last && snippet.cutAfter && '……'}`;
}

/** The answers behind the best one, each in a few words. */
function beside(
  { answers: [, ...answers] = [] }: Hit,
  { query, channels, filters }: Pick<SearchRequest, 'query'> & Partial<SearchRequest>,
): Html | undefined {
  if (answers.length === 0) return undefined;
  const items = answers.map((answer) => {
    const url = answerUrl(answer.id, { query, ...(channels && { channels }) });
    const text = answer.snippets.map(passage);
    return html`<li><p class="snippets"${langOf(answer.snippets.map((snippet) => snippet.text).join(''))}><a href="${url}">${text}</a></p>
${byline(answer, { ...filters, site: answer.site })}${foreignNote(answer)}${copies(answer)}${explanation(answer)}</li>`;
  });
  return html`<ul class="beside" aria-label="这个问题的其他回答">${items}</ul>`;
}

function others({ others: count = 0, questionId }: Hit, request: SearchAddress): Html | undefined {
  if (count === 0 || !questionId) return undefined;
  const url = searchUrl({ ...request, filters: { ...request.filters, question: questionId }, group: 'none', page: 1 });
  return html`<p class="note">还有 ${number.format(count)} 条相符，<a href="${url}">全部列出</a>，<a href="${questionUrl(questionId)}">看整个问题</a></p>`;
}

function copies({ copies: all = [] }: HitAnswer): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<details class="note"><summary>另有 ${all.length} 份相同的文字</summary><ul>${all.map(answerItem)}</ul></details>`;
}

const STANDS = {
  name: '作者就是所搜的名字',
  literal: '各部分都照原样出现',
  words: '含有全部词语',
  alike: '含有意思或读音相同的词',
  less: '只含一部分',
} as const;

function explanation({ explanation: parts, score }: HitAnswer): Html | undefined {
  if (!parts) return undefined;
  const { question = 0, substance = 0, votes = 0 } = parts;
  const evidence = [['同一问题的其他回答', question] as const, ['篇幅', substance] as const, ['赞同', votes] as const].filter(
    ([, part]) => part !== 0,
  );
  const terms = parts.terms.map(({ term, match, score: part }) => [`${term}${match === 'prefix' ? '……' : ''}`, part] as const);
  const rows = [...terms, ...evidence].map(([name, part]) => html`<tr><td>${name}</td><td>${part.toFixed(2)}</td></tr>`);
  return html`<details class="note"><summary>得分 ${score.toFixed(2)}，${STANDS[parts.stands]}</summary><table><tbody>${rows}</tbody></table></details>`;
}
