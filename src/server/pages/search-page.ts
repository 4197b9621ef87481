/** The page of results. */

import type { Hit, SearchResponse, Snippet } from '../../model.js';
import { type Html, html } from '../html.js';
import { byline } from './byline.js';
import { layout } from './layout.js';
import { answerUrl, searchUrl } from './links.js';
import { marked } from './marked.js';

const number = new Intl.NumberFormat('zh-CN');

export function searchPage(response: SearchResponse): string {
  const { query, total, page, hits } = response;
  return layout({
    title: page > 1 ? `${query} · 第 ${page} 页` : query,
    query,
    indexed: false,
    main: html`<h1 class="visually-hidden">“${query}”的搜索结果</h1>
<p class="count" role="status">${countLine(response)}</p>
${response.stoppedBy && html`<p>这次搜索太费时，没有查完：也许还有更多、更好的结果。少写几个字会查得更全。</p>`}
${total === 0 && html`<p>换几个字试试：词可以短一些，或者只留最要紧的一两个。</p>`}
<ol class="hits" start="${(page - 1) * response.pageSize + 1}">${hits.map(hitItem)}</ol>
${paging(response)}`,
  });
}

function countLine({ total, totalRelation, tookMs, page, hits }: SearchResponse): string {
  if (total === 0) return '没有找到。';
  const count = `${totalRelation === 'atLeast' ? '至少 ' : ''}${number.format(total)} 条结果`;
  if (hits.length === 0) return `${count}，没有第 ${page} 页。`;
  return `${count}${page > 1 ? `，第 ${page} 页` : ''}（${tookMs} 毫秒）`;
}

function hitItem(hit: Hit): Html {
  return html`<li>
<article>
<h2><a href="${answerUrl(hit.id)}">${marked(hit.question)}</a></h2>
<p class="snippets">${hit.snippets.map(passage)}</p>
${byline(hit)}
</article>
</li>
`;
}

/** Passages that do not follow one another are parted by an ellipsis. */
function passage(snippet: Snippet, i: number, all: readonly Snippet[]): Html {
  const last = i === all.length - 1;
  return html`${snippet.cutBefore && '……'}${marked(snippet)}${last && snippet.cutAfter && '……'}`;
}

function paging({ query, total, totalRelation, page, pageSize, hits }: SearchResponse): Html | undefined {
  const pages = Math.ceil(total / pageSize);
  // Where the total is only a lower bound, a full page may be followed by another one.
  const hasNext = page < pages || (totalRelation === 'atLeast' && hits.length === pageSize);
  if (page === 1 && !hasNext) return undefined;
  const last = totalRelation === 'exact' && pages > 0 ? ` / ${number.format(pages)}` : '';
  return html`<nav class="paging" aria-label="翻页">
${page > 1 && html`<a rel="prev" href="${searchUrl(query, hits.length > 0 ? page - 1 : Math.min(page - 1, Math.max(1, pages)), pageSize)}">上一页</a>`}
<span>第 ${page}${last} 页</span>
${hasNext && html`<a rel="next" href="${searchUrl(query, page + 1, pageSize)}">下一页</a>`}
</nav>`;
}
