/** Says how pages call the parameters of a search, and the orders of its results. */

import type { SortOrder } from '../../search-model.js';

/** The parameters of an address of results, without that of the words themselves. */
export const PARAMETER_NAMES = {
  author: '作者',
  site: '来源',
  topic: '话题',
  from: '开始日期',
  to: '结束日期',
  sort: '排序',
  group: '分组',
  copies: '相同的文字',
  explain: '得分说明',
  channels: '相似之处',
  facets: '统计',
  page: '页码',
  pageSize: '每页条数',
} as const;

/** The orders that a page of results offers, in that order. */
export const SORT_NAMES: Readonly<Record<SortOrder, string>> = { relevance: '最相关', newest: '最新', oldest: '最早', votes: '赞同最多' };
