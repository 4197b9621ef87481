/** The page of results. */

import { onlyExcludes } from '../../search/read-query.js';
import type { SearchRequest, SearchResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { adviceList, correctionLine, namesLine } from './advice.js';
import { FACETS_ID, facetLists } from './facets.js';
import type { Site } from './head.js';
import { hitItem } from './hit-item.js';
import { layout } from './layout.js';
import { feedUrl, parametersOf, searchUrl } from './links.js';
import { legend } from './marked.js';
import { paging } from './paging.js';
import { choices, chosen } from './search-options.js';

const number = new Intl.NumberFormat('zh-CN');

/** @param request what the response answers: its address is that of the page */
export function searchPage(site: Site, request: SearchRequest, response: SearchResponse): string {
  const { query, total, page, hits } = response;
  const shown = query === '' ? '全部回答' : query;
  const title = query === '' ? shown : `${query} 的搜索结果`;
  const side = total > 0 ? facetLists(request, response) : undefined;
  return layout(site, {
    title: page > 1 ? `${title} · 第 ${page} 页` : title,
    search: parametersOf(request),
    indexed: false,
    feed: feedUrl(request),
    main: html`<h1 class="visually-hidden">${title}</h1>
<div class="${side ? 'columns' : ''}">
<div>
<div class="summary"><p class="count" role="status">${countLine(response)}</p>
${side && html`<p class="narrow-only"><a class="tap" href="#${FACETS_ID}">缩小范围 ↓</a></p>`}</div>
${response.stoppedBy && html`<p>这次搜索太费时，没有查完：也许还有更多、更好的结果。少写几个字会查得更全。</p>`}
${plainNote(request)}
${namesLine(response)}
${correctionLine(request, response)}
${chosen(request)}
${(total > 0 || request.sort) && choices(request, response)}
${total === 0 && html`<p>${response.advice ? '' : '换几个字试试：词可以短一些，或者只留最要紧的一两个。'}看看<a class="tap" href="/#help">怎么搜</a>，或者<a class="tap" href="/">这里有些什么</a>。</p>`}
${adviceList(request, response)}
${legend(hits.flatMap((hit) => [hit.question, ...hit.snippets, { text: hit.author, marks: hit.authorMarks ?? [] }]))}
${hitLists(request, response)}
${hits.length === 0 && page > 1 && total > 0 ? lastPage(request, response) : pagingOf(request, response)}
</div>
${side}
</div>`,
  });
}

function countLine({ total, counts, totalAll, totalRelation, tookMs, page, hits }: SearchResponse): string {
  if (total === 0) return '没有找到。';
  const atLeast = totalRelation === 'atLeast' ? '至少 ' : '';
  const inPart = totalAll < total && totalAll > 0 ? `，其中 ${number.format(totalAll)} ${counts ? '个' : '条'}完全符合` : '';
  const count = `${atLeast}${number.format(total)} ${counts ? '个问题' : '条结果'}${inPart}`;
  if (hits.length === 0) return `${count}，没有第 ${page} 页。`;
  return `${count}${page > 1 ? `，第 ${page} 页` : ''}（${tookMs} 毫秒）`;
}

/** Who only excludes something is told that it was searched as it stands. */
function plainNote({ query, filters }: SearchRequest): Html | undefined {
  const isFiltered = Object.values(filters ?? {}).some((value) => value !== undefined);
  if (isFiltered || !/^\s*[-－]/.test(query) || !onlyExcludes(query)) return undefined;
  return html`<p class="soft">“${query.trim()}”只说了不要什么，所以照原文搜索。前面写上要找的词，就会把它排除。</p>`;
}

/** Those that match in part are told apart: by a line of their own where they follow the others, else one by one. */
function hitLists(request: SearchRequest, { page, pageSize, hits, total, totalAll, mixed, correction }: SearchResponse): Html {
  const first = (page - 1) * pageSize + 1;
  const firstInPart = mixed ? -1 : hits.findIndex(({ match }) => match === 'some');
  const inPart = firstInPart < 0 ? hits.length : firstInPart;
  // Found by the correction, they are marked by it on their pages too.
  const found = correction?.applied ? { ...request, query: correction.query } : request;
  const list = (from: number, to: number): Html =>
    html`<ol class="hits" start="${first + from}">${hits.slice(from, to).map((hit) => hitItem(hit, found, mixed === true, totalAll === total))}</ol>`;
  return html`${inPart > 0 && list(0, inPart)}
${inPart < hits.length && html`<p class="in-part">${totalAll > 0 ? '以下只含一部分词语：' : '没有回答含有全部词语，以下含一部分：'}</p>${list(inPart, hits.length)}`}`;
}

/** Behind the last page there is nothing to leaf through but the way back. */
function lastPage(request: SearchRequest, { total, page, pageSize }: SearchResponse): Html {
  const last = Math.min(page - 1, Math.ceil(total / pageSize));
  return html`<nav class="paging" aria-label="翻页"><a rel="prev" href="${searchUrl({ ...request, page: last })}">到最后一页（第 ${number.format(last)} 页）</a></nav>`;
}

function pagingOf(request: SearchRequest, { total, totalRelation, page, pageSize, hits }: SearchResponse): Html | undefined {
  const pages = Math.ceil(total / pageSize);
  return paging({
    page,
    ...(totalRelation === 'exact' && pages > 0 && { last: pages }),
    // Where the total is only a lower bound, a full page may be followed by another one.
    hasNext: page < pages || (totalRelation === 'atLeast' && hits.length === pageSize),
    url: (other) => searchUrl({ ...request, page: other }),
  });
}
