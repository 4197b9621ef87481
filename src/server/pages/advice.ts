/** Draws who has the name that was typed, what may have been meant, and what would help where nothing was found. */

import { phraseOf } from '../../search/quotation.js';
import type { Advice, Filters, OtherQuery, SearchRequest, SearchResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { authorUrl, searchUrl } from './links.js';
import { PARAMETER_NAMES } from './names.js';

const number = new Intl.NumberFormat('zh-CN');

/** Leads to all answers of who, or what, the query is the name of; nothing where it is nobody's. */
export function namesLine({ names = [] }: SearchResponse): Html | undefined {
  if (names.length === 0) return undefined;
  const items = names.map(({ kind, name, total }) => {
    const url = kind === 'author' ? authorUrl(name) : searchUrl({ query: '', filters: { topic: name }, sort: 'newest' });
    return html`<li>${kind === 'author' ? '作者' : '话题'}“<a href="${url}">${name}</a>”：共 ${number.format(total)} 条回答</li>`;
  });
  return html`<ul class="plain names" aria-label="这里有叫这个名字的">${items}</ul>`;
}

/** So many answers, or questions. */
const countOf = (total: number, counts: SearchResponse['counts']): string => `${number.format(total)} ${counts ? '个问题' : '条'}`;

/** Nothing where the response has no correction. */
export function correctionLine(request: SearchRequest, { correction, counts }: SearchResponse): Html | undefined {
  if (!correction) return undefined;
  const { query, applied, others = [] } = correction;
  const link = (other: string): Html => html`<a href="${searchUrl({ ...request, query: other, page: 1 })}">${other}</a>`;
  const counted = (of: readonly OtherQuery[]): Html =>
    html`${of.map((one, i) => html`${i > 0 ? '、' : ''}“${link(one.query)}”（${countOf(one.total, counts)}）`)}`;
  if (!applied) return html`<p class="correction">您要找的是不是${counted([correction, ...others])}？</p>`;
  const itself = html`<a href="${searchUrl({ ...request, query: phraseOf(request.query), page: 1 })}">只找“${request.query}”本身</a>`;
  const other = others.length > 0 ? html`；或者找${counted(others)}` : '';
  return html`<p class="correction">没有回答含有“${request.query}”，以下是“${link(query)}”的结果；也可以${itself}${other}。</p>`;
}

/** Each step is a link with the number of answers behind it. */
export function adviceList(request: SearchRequest, { advice = [], counts }: SearchResponse): Html | undefined {
  const steps = advice.filter(({ kind }) => kind !== 'spelling');
  if (steps.length === 0) return undefined;
  return html`<ul class="plain advice" aria-label="可以试试">${steps.map((step) => html`<li>${stepLink(request, step, counts)}</li>`)}</ul>`;
}

function stepLink(request: SearchRequest, step: Advice, counts: SearchResponse['counts']): Html {
  if (step.kind === 'filter') {
    const filters = Object.fromEntries(Object.entries(request.filters ?? {}).filter(([name]) => !step.without.includes(name as keyof Filters)));
    const names = step.without.map((name) => `${PARAMETER_NAMES[name]}：${[request.filters?.[name]].flat().join('、')}`).join('，');
    return html`<a href="${searchUrl({ ...request, filters, page: 1 })}">去掉条件“${names}”</a>（${countOf(step.total, counts)}）`;
  }
  if (step.kind === 'author') {
    const { unknown, author, query, filters, total } = step;
    if (!author) return html`没有叫“${unknown}”的作者`;
    return html`没有叫“${unknown}”的作者，改找“<a href="${searchUrl({ ...request, query, filters, page: 1 })}">${author}</a>”（${countOf(total, counts)}）`;
  }
  if (step.total === 0) return html`“${step.query}”哪里都没有`;
  return html`<a href="${searchUrl({ ...request, query: step.query, page: 1 })}">只找“${step.query}”</a>（${countOf(step.total, counts)}）`;
}
