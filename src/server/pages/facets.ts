/** Lists the values that hits have in a field, each a link to those hits. */

import { anyValue, MAX_VALUES, valuesOf } from '../../search/filters.js';
import type { FacetCount, FacetField, SearchResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { type SearchAddress, searchUrl } from './links.js';

/** What the page of results counts by. */
export const PAGE_FACETS: readonly FacetField[] = ['year', 'topic', 'site', 'author'];

/** The name of the block in its page. */
export const FACETS_ID = 'facets';

const NAMES: Readonly<Record<FacetField, string>> = { site: '来源', author: '作者', topic: '话题', year: '年份' };

/** So many are seen at once, and those that are chosen; the others, up to fifty, are folded away. */
const SHOWN = 6;

const number = new Intl.NumberFormat('zh-CN');

/** Where the values of one field lead. */
interface Choosing {
  readonly request: SearchAddress;
  readonly field: FacetField;
  /** Those that hits must have one of already. */
  readonly chosen: readonly string[];
  /** Whether the counts are of hits that have everything. */
  readonly isOfAll: boolean;
}

/** Fields in which there is something to choose; nothing where there is none. @param response to the request */
export function facetLists(request: SearchAddress, { facets, facetsAll = [] }: Pick<SearchResponse, 'facets' | 'facetsAll'>): Html | undefined {
  const lists = PAGE_FACETS.flatMap((field) => {
    const counts = facets?.[field] ?? [];
    const chosen = chosenOf(request, field);
    const isChoice = counts.length > 1 || (chosen.length > 0 && counts.some(({ value }) => !chosen.includes(value)));
    return isChoice ? [facetList({ request, field, chosen, isOfAll: facetsAll.includes(field) }, counts)] : [];
  });
  return lists.length > 0 ? html`<aside class="facets" id="${FACETS_ID}" aria-label="缩小范围">${lists}</aside>` : undefined;
}

function chosenOf({ filters = {} }: SearchAddress, field: FacetField): readonly string[] {
  if (field !== 'year') return valuesOf(filters[field]);
  return filters.from && filters.from === filters.to ? [filters.from] : [];
}

function facetList(choosing: Choosing, counts: readonly FacetCount[]): Html {
  const ordered = choosing.field === 'year' ? [...counts].sort((a, b) => Number(b.value) - Number(a.value)) : counts;
  const isShown = ({ value }: FacetCount, i: number): boolean => i < SHOWN || choosing.chosen.includes(value);
  const items = (counted: readonly FacetCount[]): Html[] => counted.map((one) => facetItem(choosing, one));
  const more = ordered.filter((one, i) => !isShown(one, i));
  return html`<section><h2>${NAMES[choosing.field]}</h2><ul>${items(ordered.filter(isShown))}</ul>
${more.length > 0 && html`<details><summary>还有 ${more.length} 个</summary><ul>${items(more)}</ul></details>`}</section>`;
}

/** The name leads to the hits that are counted; where something is chosen, a sign beside it adds the value, or takes it away. */
function facetItem(choosing: Choosing, { value, count }: FacetCount): Html {
  const { field, chosen } = choosing;
  const isChosen = chosen.includes(value);
  const name = html`<a href="${urlOf(choosing, [value])}"${isChosen && html` aria-current="true"`}>${value}</a> <span class="soft">${number.format(count)}</span>`;
  const others = chosen.filter((other) => other !== value);
  if (isChosen) return html`<li>${name} ${sign(choosing, others, '×', `去掉${value}`)}</li>`;
  const isAddable = field !== 'year' && chosen.length > 0 && chosen.length < MAX_VALUES;
  return html`<li>${name}${isAddable && html` ${sign(choosing, [...chosen, value], '＋', `也看${value}`)}`}</li>`;
}

const sign = (choosing: Choosing, values: readonly string[], text: string, label: string): Html =>
  html`<a class="sign" href="${urlOf(choosing, values)}" aria-label="${label}">${text}</a>`;

/** The same search for these values of the field. */
function urlOf({ request, field, isOfAll }: Choosing, values: readonly string[]): string {
  const { filters } = request;
  const own = field === 'year' ? { from: values[0], to: values[0] } : { [field]: anyValue(values) };
  return searchUrl({ ...request, filters: { ...filters, ...own }, ...(isOfAll && values.length > 0 && { match: 'all' }), page: 1 });
}
