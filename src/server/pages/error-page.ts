/** The page that says what went wrong, in the reader's language, and how to go on. */

import { InvalidRequestError } from '../../errors.js';
import { isPeriod } from '../../search/dates.js';
import { MAX_VALUES, VALUE_FILTERS } from '../../search/filters.js';
import { MAX_PAGE_SIZE } from '../../search/searcher.js';
import { type Html, html } from '../html.js';
import type { QueryParameters } from '../parameters.js';
import type { Site } from './head.js';
import { layout } from './layout.js';
import { type Parameter, queryString } from './links.js';
import { PARAMETER_NAMES, SORT_NAMES } from './names.js';

const TITLES: Record<number, string> = { 400: '这个请求有误', 404: '没有这个页面' };

/** @param parameters of the request that failed: what is right about a search is kept */
export function errorPage(site: Site, status: number, error: unknown, parameters: QueryParameters): string {
  const title = TITLES[status] ?? '出错了';
  if (!(error instanceof InvalidRequestError)) {
    return layout(site, { title, indexed: false, main: html`<h1>${title}</h1><p>可以回首页重新搜索。</p>${home()}` });
  }
  const { parameter } = error;
  const given = Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const all = parametersIn(parameters);
  const right = all.filter(([name]) => name !== parameter);
  return layout(site, {
    title,
    indexed: false,
    // What was typed stays to be mended; what else is wrong would be wrong again.
    search: parameter === 'q' ? all : right,
    main: html`<h1>${title}</h1>
<p>${Array.isArray(parameters[parameter]) ? tooMany(parameter) : adviceFor(parameter, given)}</p>
${wayOn(parameter, right)}
${home()}`,
  });
}

/** As they were given, those that stand there several times too. */
const parametersIn = (parameters: QueryParameters): Parameter[] =>
  Object.entries(parameters).flatMap(([name, value]) => [value].flat().flatMap((one) => (typeof one === 'string' ? [[name, one] as const] : [])));

function tooMany(parameter: string): string {
  const isValues = VALUE_FILTERS.some((name) => name === parameter);
  return isValues ? `${nameOf(parameter)}最多选 ${MAX_VALUES} 个。` : `${nameOf(parameter)}给了不止一个，只能有一个。`;
}

const home = (): Html => html`<p><a class="tap" href="/">回首页</a></p>`;

const nameOf = (parameter: string): string =>
  parameter in PARAMETER_NAMES ? `“${PARAMETER_NAMES[parameter as keyof typeof PARAMETER_NAMES]}”` : '要搜的话';

function adviceFor(parameter: string, given: Readonly<Record<string, string>>): string {
  const value = given[parameter] ?? '';
  const name = nameOf(parameter);
  switch (parameter) {
    case 'q':
      return '要搜的话太长，或者括号套得太深；请改短一些再搜。';
    case 'page':
      return `${name}不能是“${value}”，要从 1 起，而且不能太大。`;
    case 'pageSize':
      return `${name}不能是“${value}”，要在 1 到 ${MAX_PAGE_SIZE} 之间。`;
    case 'from':
    case 'to':
      if (isPeriod(value)) return `${nameOf('from')}（${given.from}）晚于${nameOf('to')}（${given.to}）。`;
      return `${name}不能是“${value}”：日期写作 2021、2021-06 或 2021-06-30，要真有这一天。`;
    case 'sort':
      return `${name}没有“${value}”这一种，只有${Object.values(SORT_NAMES).join('、')}。`;
    default:
      return parameter in PARAMETER_NAMES ? `${name}不能是“${value}”。` : '请检查地址是否完整。';
  }
}

/** The same search without what is wrong with it, where something is left to search for. */
function wayOn(parameter: string, right: readonly Parameter[]): Html | undefined {
  const isLeft = right.some(([name, value]) => ['q', 'author', 'site', 'topic', 'from', 'to'].includes(name) && value.trim());
  if (parameter === 'q' || !isLeft) return undefined;
  const label = parameter === 'page' ? '从第一页看起' : `去掉${nameOf(parameter)}再搜`;
  return html`<p><a class="tap" href="/search?${queryString(right.filter(([name]) => name !== 'page'))}">${label}</a></p>`;
}
