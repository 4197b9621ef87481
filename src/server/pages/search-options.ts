/** Offers the same search in another order, or with other hits. */

import type { SearchRequest, SearchResponse, SortOrder } from '../../search-model.js';
import { type Html, html } from '../html.js';
import { parametersOf, queryString, searchUrl } from './links.js';
import { PARAMETER_NAMES, SORT_NAMES, valueName } from './names.js';

/** Whatever the next search keeps, each value with a link that takes it away; the order has links of its own. */
export function chosen(request: SearchRequest): Html | undefined {
  const parameters = parametersOf(request).filter(([name]) => name !== 'page');
  const kept = parameters.filter(([name]) => !['q', 'sort', 'group'].includes(name));
  if (kept.length === 0) return undefined;
  const items = kept.map((one) => {
    const [name, value] = one as readonly [keyof typeof PARAMETER_NAMES, string];
    const rest = parameters.filter((other) => other !== one);
    return html`<li><a href="/search?${queryString(rest)}">${PARAMETER_NAMES[name]}：${valueName(name, value)} <span aria-hidden="true">×</span><span class="visually-hidden">，去掉这一条件</span></a></li>`;
  });
  return html`<ul class="plain filters" aria-label="已选条件">${items}</ul>`;
}

/** Links to the same search in another order, and to what else can be asked of it. */
export function choices(request: SearchRequest, { hits, total, totalAll }: SearchResponse): Html {
  const current = request.sort ?? 'relevance';
  const hasVotes = current === 'votes' || hits.some(({ votes }) => votes !== undefined);
  const orders = (Object.entries(SORT_NAMES) as [SortOrder, string][]).filter(([sort]) => sort !== 'votes' || hasVotes);
  const links = orders.map(([sort, name]) =>
    sort === current
      ? html`<li aria-current="true">${name}</li>`
      : html`<li><a href="${searchUrl({ ...request, sort, group: undefined, page: 1 })}">${name}</a></li>`,
  );
  return html`<div class="orders"><ul class="plain choices" aria-label="排序">${links}</ul>
<details class="options"><summary>更多<span class="visually-hidden">选项</span></summary><ul class="plain choices">${optionsOf(
    request,
    totalAll < total,
  ).map(([name, changes]) => html`<li><a href="${searchUrl({ ...request, ...changes, page: 1 })}">${name}</a></li>`)}</ul></details></div>`;
}

/** What an option changes of a search. */
type Changes = { readonly [Name in 'group' | 'match' | 'copies' | 'channels' | 'explain']?: SearchRequest[Name] | undefined };

/** @param hasSome whether there are hits that match in part */
function optionsOf({ group, match, copies, channels, explain }: SearchRequest, hasSome: boolean): (readonly [name: string, changes: Changes])[] {
  const matching: readonly (readonly [string, Changes])[] = match
    ? [['也列只含一部分词语的', { match: undefined }]]
    : hasSome
      ? [['只列含全部词语的', { match: 'all' }]]
      : [];
  return [
    group === 'question' ? ['列出所有回答', { group: 'none' }] : ['每个问题列一次', { group: 'question' }],
    ...matching,
    copies ? ['相同的文字并为一条', { copies: undefined }] : ['相同的文字也都列出', { copies: 'all' }],
    channels ? ['拼音、各地说法也算', { channels: undefined }] : ['只按所写的字找', { channels: [] }],
    explain ? ['不显示得分', { explain: undefined }] : ['显示得分', { explain: true }],
  ];
}
