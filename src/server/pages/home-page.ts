/** The first page: what is in the archive. */

import type { IndexStats } from '../../model.js';
import { html } from '../html.js';
import { layout } from './layout.js';
import { searchUrl } from './links.js';

const number = new Intl.NumberFormat('zh-CN');

/** The first page: the box, and what is in the archive. */
export function homePage({ answers, pages, characters, sites, archived, answered }: IndexStats): string {
  const named = sites.filter(({ site }) => site !== '').slice(0, 20);
  return layout({
    title: '搜索存档的中文问答',
    description: `全文搜索 ${number.format(answers)} 条存档的中文回答。`,
    indexed: true,
    main: html`<h1>搜索存档的中文问答</h1>
<p>这里收着 <strong>${number.format(answers)}</strong> 条回答、<strong>${number.format(pages)}</strong> 个页面，共 ${number.format(characters)} 字。
输入关键词，或者直接贴上一句话；繁体、简体都行。</p>
<dl class="facts">
${archived && html`<div><dt>存档日期</dt><dd>${archived.from} 至 ${archived.to}</dd></div>`}
${answered && html`<div><dt>回答日期</dt><dd>${answered.from} 至 ${answered.to}</dd></div>`}
${named.length > 0 && html`<div><dt>来源</dt><dd>${named.map(({ site, answers: count }, i) => html`${i > 0 && '、'}<a href="${searchUrl({ query: '', filters: { site } })}">${site}（${number.format(count)}）</a>`)}</dd></div>`}
</dl>`,
  });
}
