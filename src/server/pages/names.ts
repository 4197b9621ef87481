/** Says how pages call the parameters of a search, their values, and the orders of its results. */

import type { SortOrder } from '../../search-model.js';

/** The parameters of an address of results, without that of the words themselves. */
export const PARAMETER_NAMES = {
  author: '作者',
  site: '来源',
  topic: '话题',
  question: '问题',
  from: '开始日期',
  to: '结束日期',
  sort: '排序',
  match: '词语',
  group: '分组',
  copies: '相同的文字',
  explain: '得分说明',
  channels: '别的说法',
  facets: '统计',
  page: '页码',
  pageSize: '每页条数',
} as const;

/** The orders that a page of results offers, in that order. */
export const SORT_NAMES: Readonly<Record<SortOrder, string>> = { relevance: '最相关', newest: '最新', oldest: '最早', votes: '赞同最多' };

const CHANNEL_NAMES: Readonly<Record<string, string>> = { region: '各地说法', synonym: '同义词', pinyin: '拼音', typo: '纠错', none: '不要' };

/** What a value is called that nobody typed. */
export function valueName(parameter: string, value: string): string {
  if (parameter === 'question') return '只看这一个';
  if (parameter === 'copies') return '每份都列出';
  if (parameter === 'explain') return '显示';
  if (parameter === 'match') return '要含全部';
  if (parameter === 'channels')
    return value
      .split(',')
      .map((name) => CHANNEL_NAMES[name] ?? name)
      .join('、');
  return value;
}
