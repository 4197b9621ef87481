/** Leads from page to page of a list. */

import { type Html, html } from '../html.js';

/** How a list is leafed through. */
export interface Paging {
  /** Counts from 1. */
  readonly page: number;
  /** Of all pages; absent where that is not known. */
  readonly last?: number;
  readonly hasNext: boolean;
  readonly url: (page: number) => string;
}

const number = new Intl.NumberFormat('zh-CN');

/** Nothing where there is one page. */
export function paging({ page, last, hasNext, url }: Paging): Html | undefined {
  if (page === 1 && !hasNext) return undefined;
  return html`<nav class="paging" aria-label="翻页">
${page > 2 && html`<a href="${url(1)}">首页</a>`}
${page > 1 && html`<a rel="prev" href="${url(page - 1)}">上一页</a>`}
<span>第 ${number.format(page)}${last !== undefined && html` / ${number.format(last)}`} 页</span>
${hasNext && html`<a rel="next" href="${url(page + 1)}">下一页</a>`}
${last !== undefined && last > page + 1 && html`<a href="${url(last)}">末页</a>`}
</nav>`;
}
