/** The first page: what is in the archive. */

import type { IndexStats } from '../../model.js';
import type { FacetCount, Hit, SearchRequest, SearchResponse } from '../../search-model.js';
import { type Html, html } from '../html.js';
import type { Site } from './head.js';
import { hitItem } from './hit-item.js';
import { layout } from './layout.js';
import { feedUrl, searchUrl, siteUrl } from './links.js';
import { yearsChart } from './years-chart.js';

const number = new Intl.NumberFormat('zh-CN');

/**
 * What the page shows of the answers themselves. Grouping by question counts all of them, which takes ten times as long: the newest few dozen are of
 * different questions nearly always.
 */
export const HOME_REQUEST: SearchRequest = { query: '', sort: 'newest', page: 1, pageSize: 40, facets: ['year', 'topic'] };

/** Newest questions shown. */
const MAX_NEWEST = 5;

/** The box, examples, what is new; then what is in the archive, and how to search. @param newest the answer to {@link HOME_REQUEST} */
export function homePage(site: Site, stats: IndexStats, newest: SearchResponse): string {
  const topics = newest.facets?.topic ?? [];
  return layout(site, {
    title: '搜索存档的中文问答',
    description: `全文搜索 ${number.format(stats.answers)} 条存档的中文回答。`,
    indexed: true,
    canonical: '/',
    feed: feedUrl({ query: '', sort: 'newest' }),
    isFront: true,
    main: html`<h1>搜索存档的中文问答</h1>
<p class="lead">输入关键词，或者直接贴上一句话；繁体、简体、拼音都行。</p>
${examples(topics)}
<section><h2>最新的问题</h2><ol class="hits">${newestQuestions(newest.hits).map((hit) => hitItem(hit, HOME_REQUEST))}</ol>
<p><a class="tap" href="${searchUrl({ query: '', sort: 'newest' })}">全部回答，由新到旧</a></p></section>
${holdings(stats)}
${yearsChart(newest.facets?.year ?? [])}
${topicList(topics)}
${namedSites(stats.sites)}
${help()}`,
  });
}

/** The newest answer of each. */
function newestQuestions(hits: readonly Hit[]): Hit[] {
  const byQuestion = new Map<string, Hit>();
  for (const hit of hits) {
    const key = hit.questionId ?? hit.id;
    if (!byQuestion.has(key)) byQuestion.set(key, hit);
  }
  return [...byQuestion.values()].slice(0, MAX_NEWEST);
}

/** Words to begin with are the archive's own. */
function examples(topics: readonly FacetCount[]): Html | undefined {
  if (topics.length === 0) return undefined;
  const items = topics.slice(0, 5).map(({ value }) => html`<li><a href="${searchUrl({ query: value })}">${value}</a></li>`);
  return html`<nav aria-label="可以试试"><ul class="plain examples"><li class="soft">试试搜：</li>${items}</ul></nav>`;
}

function holdings({ answers, pages, characters, archived, answered }: IndexStats): Html {
  return html`<section><h2>这里有些什么</h2>
<p><strong>${number.format(answers)}</strong> 条回答、<strong>${number.format(pages)}</strong> 个页面，共 ${number.format(characters)} 字。</p>
<dl class="facts">
${answered && html`<div><dt>回答日期</dt><dd><time>${answered.from}</time> 至 <time>${answered.to}</time></dd></div>`}
${archived && html`<div><dt>存档日期</dt><dd><time>${archived.from}</time> 至 <time>${archived.to}</time></dd></div>`}
</dl></section>`;
}

function namedSites(sites: IndexStats['sites']): Html | undefined {
  const named = sites.filter(({ site }) => site !== '').slice(0, 20);
  if (named.length === 0) return undefined;
  const items = named.map(
    ({ site, answers }) => html`<li><a href="${siteUrl(site)}">${site}</a> <span class="soft">${number.format(answers)}</span></li>`,
  );
  return html`<section><h2>来源</h2><ul class="plain">${items}</ul></section>`;
}

function topicList(topics: readonly FacetCount[]): Html | undefined {
  if (topics.length === 0) return undefined;
  const items = topics
    .slice(0, 24)
    .map(
      ({ value, count }) =>
        html`<li><a href="${searchUrl({ query: '', filters: { topic: value } })}">${value}</a> <span class="soft">${number.format(count)}</span></li>`,
    );
  return html`<section><h2>话题</h2><ul class="plain">${items}</ul></section>`;
}

const HELP: readonly (readonly [typed: string, finds: string])[] = [
  ['几个词，用空格隔开', '先列全都有的，不够一页再列有一部分的'],
  ['"整句话"', '只要照这样连着写的'],
  ['词 -别的词', '有前一个，没有后一个'],
  ['词 OR 词', '有哪个都行；可以加括号'],
  ['question:词', '只在问题里找'],
  ['author:名字　site:来源', '只要谁写的、哪里来的'],
  ['date:2020..2022', '只要这几年的'],
  ['xigua、jqxx、xi瓜', '拼音、声母、混着写都行'],
];

function help(): Html {
  const rows = HELP.map(([typed, finds]) => html`<div><dt>${typed}</dt><dd>${finds}</dd></div>`);
  return html`<section id="help"><h2>怎么搜</h2><dl class="help">${rows}</dl></section>`;
}
