/** The frame of every page: head, search form, foot. */

import { type Html, html } from '../html.js';

/** What differs from page to page. */
export interface Layout {
  /** Without the site's name, which is added. */
  readonly title: string;
  /** For search engines and previews; a sentence or two. */
  readonly description?: string;
  /** The search that the page is about, by the names of its parameters: its words stand in the search form, and the next search keeps the rest. */
  readonly search?: Readonly<Record<string, string>>;
  /** Whether other search engines may list the page. */
  readonly indexed: boolean;
  readonly main: Html;
}

/** A whole document as text. */
export function layout({ title, description, search = {}, indexed, main }: Layout): string {
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · 寻答</title>
${description && html`<meta name="description" content="${description}">`}
${!indexed && html`<meta name="robots" content="noindex">`}
<link rel="stylesheet" href="/style.css">
<link rel="search" type="application/opensearchdescription+xml" title="寻答" href="/opensearch.xml">
<link rel="icon" type="image/svg+xml" href="/icon.svg">
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header>
<a class="brand" href="/">寻答</a>
${searchForm(search)}
</header>
<main id="main">
${main}
</main>
<footer><a href="/">首页</a> <a href="/api/stats">统计</a></footer>
</body>
</html>
`;
  return page.toString();
}

/** Other words begin at the first page again. */
function searchForm({ q = '', page: _page, ...kept }: Readonly<Record<string, string>>): Html {
  return html`<form role="search" action="/search" method="get">
<input type="search" name="q" value="${q}" aria-label="搜索问答" placeholder="搜索问答" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">搜索</button>
</form>`;
}
