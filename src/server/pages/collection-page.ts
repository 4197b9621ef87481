/** The page of an author, or of a site: what there is of it, newest first. */

import type { FacetField, Filters, SearchRequest, SearchResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { facetLists } from './facets.js';
import type { Site } from './head.js';
import { hitItem } from './hit-item.js';
import { layout } from './layout.js';
import { authorUrl, feedUrl, searchUrl, siteUrl } from './links.js';
import { paging } from './paging.js';

/** What answers are collected by. */
export type Collected = 'author' | 'site';

const KINDS: Readonly<
  Record<Collected, { readonly url: (name: string, page: number) => string; readonly title: (name: string) => string; readonly search: string }>
> = {
  author: { url: authorUrl, title: (name) => `${name} 的回答`, search: '在这位作者的回答里找' },
  site: { url: siteUrl, title: (name) => `来自 ${name} 的回答`, search: '在这个来源的回答里找' },
};

const number = new Intl.NumberFormat('zh-CN');

/** What a page of a collection is searched for. */
export function collectionRequest(kind: Collected, name: string, page: number): SearchRequest {
  const facets: FacetField[] = ['year', 'topic', kind === 'author' ? 'site' : 'author'];
  return { query: '', filters: { [kind]: name } satisfies Filters, sort: 'newest', page, pageSize: 10, facets };
}

/** @param response to {@link collectionRequest}, with at least one answer in all */
export function collectionPage(site: Site, kind: Collected, name: string, request: SearchRequest, response: SearchResponse): string {
  const { url, title, search } = KINDS[kind];
  const { total, page, pageSize, hits } = response;
  const last = Math.ceil(total / pageSize);
  const filters = { [kind]: name };
  const address = { query: '', filters };
  return layout(site, {
    title: page > 1 ? `${title(name)} · 第 ${page} 页` : title(name),
    description: `${title(name)}，共 ${number.format(total)} 条。`,
    indexed: hits.length > 0,
    ...(hits.length > 0 && { canonical: url(name, page) }),
    feed: feedUrl(address),
    main: html`<h1>${title(name)}</h1>
<p class="count">共 ${number.format(total)} 条${spanOf(response)}。<a href="${searchUrl({ ...address, sort: 'newest' })}">排序和筛选</a></p>
<form class="within" role="search" aria-label="${search}" action="/search" method="get"><input type="search" name="q" aria-label="${search}" placeholder="${search}" enterkeyhint="search"><input type="hidden" name="${kind}" value="${name}"><button type="submit">搜索</button></form>
<div class="columns"><div>
<ol class="hits" start="${(page - 1) * pageSize + 1}">${hits.map((hit) => hitItem(hit, request))}</ol>
${hits.length === 0 && html`<p>没有第 ${page} 页。</p>`}
${paging({ page, last, hasNext: page < last, url: (other) => url(name, other) })}
</div>${facetLists(address, response)}</div>`,
  });
}

/** The years in which answers were written, or else archived. */
function spanOf({ facets }: SearchResponse): Html | undefined {
  const years = (facets?.year ?? []).map(({ value }) => value).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined) return undefined;
  return html`，${first === last ? `${first} 年` : `${first} 年至 ${last} 年`}`;
}
