/** The page that says what went wrong, in the reader's language. */

import { InvalidRequestError } from '../../errors.js';
import { html } from '../html.js';
import { layout } from './layout.js';

const TITLES: Record<number, string> = { 400: '这个请求有误', 404: '没有这个页面' };

export function errorPage(status: number, error: unknown): string {
  const title = TITLES[status] ?? '出错了';
  const advice = error instanceof InvalidRequestError ? adviceFor(error.parameter) : '可以回首页重新搜索。';
  return layout({ title, indexed: false, main: html`<h1>${title}</h1><p>${advice}</p><p><a href="/">回首页</a></p>` });
}

function adviceFor(parameter: string): string {
  if (parameter === 'q') return '要搜的话太长，或者给了不止一个；请缩短后再试。';
  if (parameter === 'page' || parameter === 'pageSize') return '页码或每页条数不在范围之内。';
  return '请检查地址是否完整。';
}
