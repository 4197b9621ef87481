/** Lists the values that hits have in a field, each a link to those hits. */

import type { FacetCount, FacetField, Facets, Filters, SearchRequest } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { searchUrl } from './links.js';

/** What the page of results counts by. */
export const PAGE_FACETS: readonly FacetField[] = ['site', 'author', 'topic', 'year'];

const NAMES: Readonly<Record<FacetField, string>> = { site: '来源', author: '作者', topic: '话题', year: '年份' };
const MAX_VALUES = 12;

const number = new Intl.NumberFormat('zh-CN');

/** Fields in which there is something to choose. */
export function facetLists(request: SearchRequest, facets: Facets | undefined): Html | undefined {
  const lists = PAGE_FACETS.flatMap((field) => {
    const counts = facets?.[field] ?? [];
    return counts.length > 1 ? [facetList(request, field, counts)] : [];
  });
  return lists.length > 0 ? html`<section class="facets"><h2>缩小范围</h2>${lists}</section>` : undefined;
}

function facetList(request: SearchRequest, field: FacetField, counts: readonly FacetCount[]): Html {
  const items = counts
    .slice(0, MAX_VALUES)
    .map(
      ({ value, count }) =>
        html`<li><a href="${searchUrl({ ...request, filters: { ...request.filters, ...filterOf(field, value) }, page: 1 })}">${value}</a> ${number.format(count)}</li>`,
    );
  return html`<details><summary>${NAMES[field]}</summary><ul class="plain">${items}</ul></details>`;
}

function filterOf(field: FacetField, value: string): Filters {
  return field === 'year' ? { from: value, to: value } : { [field]: value };
}
