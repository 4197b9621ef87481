/** The frame of every page: head, search form, foot. */

import { type Html, html } from '../html.js';
import { type Head, headOf, type Site } from './head.js';
import type { Parameter } from './links.js';

/** What differs from page to page. */
export interface Layout extends Head {
  /** The parameters of the search that the page is about: its words stand in the search form, and the next search keeps the rest. */
  readonly search?: readonly Parameter[];
  /** Whether the page is there to begin a search: the box is what one sees first, and the caret is in it where there is a keyboard. */
  readonly isFront?: boolean;
  readonly main: Html;
}

/** A whole document as text. */
export function layout(site: Site, { search = [], isFront = false, main, ...head }: Layout): string {
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
${headOf(site, head)}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header${isFront && html` class="front"`}>
<a class="brand" href="/">寻答</a>
${searchForm(search, isFront)}
</header>
<main id="main">
${main}
</main>
<footer><nav aria-label="页脚"><a href="/">首页</a> <a href="/#help">怎么搜</a></nav></footer>
</body>
</html>
`;
  return page.toString();
}

/** Works by itself; where there is a script, the box takes its place. Other words begin at the first page again. */
function searchForm(search: readonly Parameter[], isFront: boolean): Html {
  const [, typed = ''] = search.find(([name]) => name === 'q') ?? [];
  const kept = search.filter(([name]) => name !== 'q' && name !== 'page');
  return html`<xunda-search hotkey="/"${isFront && html` data-front`}>
<form role="search" action="/search" method="get">
<input type="search" name="q" value="${typed}" aria-label="搜索问答" placeholder="搜索问答" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">搜索</button>
</form>
</xunda-search>`;
}
