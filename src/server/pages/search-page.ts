/** The page of results. */

import type { SearchRequest, SearchResponse, SortOrder } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { adviceList, correctionLine } from './advice.js';
import { facetLists } from './facets.js';
import { hitItem } from './hit-item.js';
import { layout } from './layout.js';
import { parametersOf, searchUrl } from './links.js';
import { PARAMETER_NAMES, SORT_NAMES } from './names.js';

const number = new Intl.NumberFormat('zh-CN');

/** @param request what the response answers: its address is that of the page */
export function searchPage(request: SearchRequest, response: SearchResponse): string {
  const { query, total, page, hits } = response;
  const shown = query.trim() === '' ? '全部回答' : query;
  return layout({
    title: page > 1 ? `${shown} · 第 ${page} 页` : shown,
    search: parametersOf(request),
    indexed: false,
    main: html`<h1 class="visually-hidden">“${shown}”的搜索结果</h1>
<p class="count" role="status">${countLine(response)}</p>
${response.stoppedBy && html`<p>这次搜索太费时，没有查完：也许还有更多、更好的结果。少写几个字会查得更全。</p>`}
${correctionLine(request, response)}
${chosen(request)}
${(total > 0 || request.sort || request.group) && choices(request)}
${total === 0 && !response.advice && html`<p>换几个字试试：词可以短一些，或者只留最要紧的一两个。</p>`}
${adviceList(request, response)}
${hitLists(request, response)}
${hits.length === 0 && page > 1 && total > 0 ? lastPage(request, response) : paging(request, response)}
${facetLists(request, response.facets)}`,
  });
}

function countLine({ total, totalAll, totalRelation, tookMs, page, hits }: SearchResponse): string {
  if (total === 0) return '没有找到。';
  const atLeast = totalRelation === 'atLeast' ? '至少 ' : '';
  const inPart = totalAll < total && totalAll > 0 ? `，其中 ${number.format(totalAll)} 条含有全部词语` : '';
  const count = `${atLeast}${number.format(total)} 条结果${inPart}`;
  if (hits.length === 0) return `${count}，没有第 ${page} 页。`;
  return `${count}${page > 1 ? `，第 ${page} 页` : ''}（${tookMs} 毫秒）`;
}

/** What the values of parameters are called that nobody typed. */
const VALUE_NAMES: Readonly<Record<string, string>> = { all: '每份都列出', true: '显示' };

/** Whatever the next search keeps, each with a link that takes it away; order and grouping have links of their own. */
function chosen(request: SearchRequest): Html | undefined {
  const { q: _query, page: _page, sort: _sort, group: _group, ...kept } = parametersOf(request);
  const names = Object.keys(kept) as (keyof typeof PARAMETER_NAMES)[];
  if (names.length === 0) return undefined;
  const items = names.map((name) => {
    const value = kept[name] as string;
    const { [name]: _dropped, page: _page, ...rest } = parametersOf(request);
    const shown = name === 'copies' || name === 'explain' ? VALUE_NAMES[value] : value;
    return html`<li><a href="/search?${new URLSearchParams(rest).toString()}">${PARAMETER_NAMES[name]}：${shown} <span aria-hidden="true">×</span><span class="visually-hidden">，去掉这一条件</span></a></li>`;
  });
  return html`<ul class="plain filters" aria-label="已选条件">${items}</ul>`;
}

/** Links to the same search in another order, or grouped. */
function choices(request: SearchRequest): Html {
  const current = request.sort ?? 'relevance';
  const orders = Object.entries(SORT_NAMES) as [SortOrder, string][];
  const links = orders.map(([sort, name]) =>
    sort === current ? html`<li aria-current="true">${name}</li>` : html`<li><a href="${searchUrl({ ...request, sort, page: 1 })}">${name}</a></li>`,
  );
  const other = request.group ? undefined : 'question';
  const grouping = html`<li><a href="${searchUrl({ ...request, group: other, page: 1 })}">${other ? '每题只列一条' : '列出所有回答'}</a></li>`;
  return html`<ul class="plain choices" aria-label="排序和分组">${links}${grouping}</ul>`;
}

/** Those that match in part are told apart by a line of their own. */
function hitLists(request: SearchRequest, { page, pageSize, hits, totalAll }: SearchResponse): Html {
  const first = (page - 1) * pageSize + 1;
  const firstInPart = hits.findIndex(({ match }) => match === 'some');
  const inPart = firstInPart < 0 ? hits.length : firstInPart;
  const list = (from: number, to: number): Html =>
    html`<ol class="hits" start="${first + from}">${hits.slice(from, to).map((hit) => hitItem(hit, request))}</ol>`;
  return html`${inPart > 0 && list(0, inPart)}
${inPart < hits.length && html`<p class="in-part">${totalAll > 0 ? '以下只含一部分词语：' : '没有回答含有全部词语，以下含一部分：'}</p>${list(inPart, hits.length)}`}`;
}

/** Behind the last page there is nothing to leaf through but the way back. */
function lastPage(request: SearchRequest, { total, page, pageSize }: SearchResponse): Html {
  const last = Math.min(page - 1, Math.ceil(total / pageSize));
  return html`<nav class="paging" aria-label="翻页"><a rel="prev" href="${searchUrl({ ...request, page: last })}">到最后一页（第 ${number.format(last)} 页）</a></nav>`;
}

function paging(request: SearchRequest, { total, totalRelation, page, pageSize, hits }: SearchResponse): Html | undefined {
  const pages = Math.ceil(total / pageSize);
  // Where the total is only a lower bound, a full page may be followed by another one.
  const hasNext = page < pages || (totalRelation === 'atLeast' && hits.length === pageSize);
  if (page === 1 && !hasNext) return undefined;
  const last = totalRelation === 'exact' && pages > 0 ? ` / ${number.format(pages)}` : '';
  return html`<nav class="paging" aria-label="翻页">
${page > 1 && html`<a rel="prev" href="${searchUrl({ ...request, page: page - 1 })}">上一页</a>`}
<span>第 ${page}${last} 页</span>
${hasNext && html`<a rel="next" href="${searchUrl({ ...request, page: page + 1 })}">下一页</a>`}
</nav>`;
}
