/** Lists the values that hits have in a field, each a link to those hits. */

import type { FacetCount, FacetField, Facets, Filters } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { type SearchAddress, searchUrl } from './links.js';

/** What the page of results counts by. */
export const PAGE_FACETS: readonly FacetField[] = ['year', 'topic', 'site', 'author'];

/** The name of the block in its page. */
export const FACETS_ID = 'facets';

const NAMES: Readonly<Record<FacetField, string>> = { site: '来源', author: '作者', topic: '话题', year: '年份' };

/** So many are seen at once; the others, up to fifty, are folded away. */
const SHOWN = 6;

const number = new Intl.NumberFormat('zh-CN');

/** Fields in which there is something to choose; nothing where there is none. */
export function facetLists(request: SearchAddress, facets: Facets | undefined): Html | undefined {
  const lists = PAGE_FACETS.flatMap((field) => {
    const counts = facets?.[field] ?? [];
    return counts.length > 1 ? [facetList(request, field, counts)] : [];
  });
  return lists.length > 0 ? html`<aside class="facets" id="${FACETS_ID}" aria-label="缩小范围">${lists}</aside>` : undefined;
}

function facetList(request: SearchAddress, field: FacetField, counts: readonly FacetCount[]): Html {
  const ordered = field === 'year' ? [...counts].sort((a, b) => Number(b.value) - Number(a.value)) : counts;
  const items = ordered.map(
    ({ value, count }) =>
      html`<li><a href="${searchUrl({ ...request, filters: { ...request.filters, ...filterOf(field, value) }, page: 1 })}">${value}</a> <span class="soft">${number.format(count)}</span></li>`,
  );
  const more = items.slice(SHOWN);
  return html`<section><h2>${NAMES[field]}</h2><ul>${items.slice(0, SHOWN)}</ul>
${more.length > 0 && html`<details><summary>还有 ${more.length} 个</summary><ul>${more}</ul></details>`}</section>`;
}

function filterOf(field: FacetField, value: string): Filters {
  return field === 'year' ? { from: value, to: value } : { [field]: value };
}
