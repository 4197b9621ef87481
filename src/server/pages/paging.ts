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

/** Numbers around the page that is shown, so many on each side. */
const AROUND = 1;

/** Nothing where there is one page. */
export function paging({ page, last, hasNext, url }: Paging): Html | undefined {
  if (page === 1 && !hasNext) return undefined;
  const numbers = pageNumbers(page, last ?? page + Number(hasNext)).map((one, i, all) => {
    const isAfterGap = i > 0 && one > (all[i - 1] as number) + 1;
    const shown = number.format(one);
    return html`${isAfterGap && html`<li aria-hidden="true">…</li>`}<li>${one === page ? html`<span aria-current="page">${shown}</span>` : html`<a href="${url(one)}" aria-label="第 ${shown} 页">${shown}</a>`}</li>`;
  });
  return html`<nav class="paging" aria-label="翻页">
${page > 1 && html`<a rel="prev" href="${url(page - 1)}">上一页</a>`}
${hasNext && html`<a rel="next" href="${url(page + 1)}">下一页</a>`}
<ol>${numbers}${last === undefined && hasNext && html`<li aria-hidden="true">…</li>`}</ol>
</nav>`;
}

/**
 * The pages that are named, ascending: the first one, those around the one that is shown, and the last one. A gap of one page is no gap: its number is no longer than the sign
 * for it.
 *
 * @param page counts from 1; behind the last one nothing is around it
 * @param last from 1
 */
export function pageNumbers(page: number, last: number): number[] {
  const named = new Set([1, last]);
  for (let one = page - AROUND; one <= page + AROUND; one++) if (one >= 1 && one <= last) named.add(one);
  if (named.has(3)) named.add(2);
  if (named.has(last - 2)) named.add(last - 1);
  return [...named].filter((one) => one >= 1).sort((a, b) => a - b);
}
