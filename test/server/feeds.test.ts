/** Tests the Atom feed of a search, the map of the site, and what robots may read. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import express from 'express';
import fc from 'fast-check';
import { xmlText } from '../../src/server/feeds.js';
import { serviceOver } from '../../src/server/service.js';
import { createSiteMap } from '../../src/server/site-map.js';
import { answer, pagesOf } from '../support/pages.js';
import { holdsFor } from '../support/property.js';
import { searcherOver } from '../support/searcher.js';
import { HOSTILE, LINKED, searchPath, startSite } from './site.js';

const site = await startSite();

/** Every element is closed in order, and nothing stands in it that XML does not know. */
function isXml(text: string): void {
  assert.ok(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n'));
  const open: string[] = [];
  for (const [, close, name = '', isEmpty] of text.replace(/^<\?.*\?>/, '').matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) assert.equal(open.pop(), name);
    else if (!isEmpty) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|#39);)/);
  assert.doesNotMatch(text, /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
}

test('a search has a feed, newest first, that leads to its answers', async () => {
  const { status, headers, text } = await site.get('/search.atom?q=%E7%95%AA%E8%8C%84');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^application\/atom\+xml/);
  isXml(text);
  assert.match(text, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="zh-CN">/);
  assert.match(text, /<title>番茄 · 寻答<\/title>\n<updated>2023-01-02T00:00:00Z<\/updated>/);
  assert.ok(text.includes(`<id>${site.url}/answers/${encodeURIComponent(LINKED.id)}</id>`));
  assert.ok(text.includes('<author><name>阿花</name></author>') && text.includes('<summary>番茄要多晒太阳。每天早上浇一次水。</summary>'));
  assert.ok(text.includes(`<link rel="self" type="application/atom+xml" href="${site.url}/search.atom?q=%E7%95%AA%E8%8C%84"/>`));
  const all = (await site.get('/search.atom?q=&sort=newest')).text;
  isXml(all);
  assert.equal(all.match(/<entry>/g)?.length, 28);
});

test('whatever an archive holds, a feed is XML', async () => {
  const { text } = await site.get(searchPath('/search', { q: '炒菜' }).replace('/search', '/search.atom'));
  isXml(text);
  assert.ok(text.includes('&lt;script&gt;') && !text.includes('<script') && text.includes(HOSTILE.answeredOn ?? '!'));
  holdsFor(fc.string({ unit: 'binary' }), (any) =>
    assert.doesNotMatch(
      xmlText(any),
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
    ),
  );
  assert.equal(xmlText('好\u0000\uD800𠮷'), '好\uFFFD\uFFFD𠮷');
});

test('a bad search has no feed', async () => {
  assert.equal((await site.get('/search.atom?q=a&from=x')).status, 400);
});

test('pages name their feed, which keeps filters and forgets the page', async () => {
  const { text } = await site.get('/search?q=%E5%85%B0%E8%8A%B1&author=%E8%8A%B1%E5%8F%8B3&page=1');
  const href = /<link rel="alternate" type="application\/atom\+xml" title="[^"]*" href="([^"]*)">/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.equal((await site.get(href)).text.match(/<entry>/g)?.length, 1);
});

test('a feed of several authors names them, and leads to the search for them', async () => {
  const { text } = await site.get(encodeURI('/search.atom?author=花友3&author=花友7'));
  assert.ok(text.includes('<title>花友3，花友7 · 寻答</title>'));
  const alternate = /rel="alternate" type="text\/html" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.deepEqual(new URL(alternate).searchParams.getAll('author'), ['花友3', '花友7']);
});

test('the map names every question, each of which is there', async () => {
  const { headers, text } = await site.get('/sitemap.xml');
  assert.match(headers.get('content-type') ?? '', /^application\/xml/);
  isXml(text);
  const urls = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url);
  assert.equal(urls.length, 28);
  assert.ok(text.includes('<lastmod>2023-01-02</lastmod>'));
  for (const url of urls.slice(0, 3)) assert.equal((await fetch(url)).status, 200, url);
});

test('answers without a question of their own have no page of a question to be named', async () => {
  const pages = pagesOf([
    answer({ id: '1', question: '有问题的？' }),
    answer({ id: '2', question: '别人的？', foreign: true }),
    answer({ id: '3', question: '' }),
  ]);
  const { total } = await serviceOver(await searcherOver(pages)).questions(0, 10);
  assert.equal(total, 1);
});

test('more than one map holds are several, named by an index, and none is left out', async () => {
  const service = serviceOver(await searcherOver(pagesOf(Array.from({ length: 7 }, (_, i) => answer({ id: `${i}`, question: `第${i}问？` })))));
  const server = createServer(express().use(createSiteMap(service, () => 'https://wenda.example', 3)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const index = (await get('/sitemap.xml')).text;
  isXml(index);
  const maps = [...index.matchAll(/<loc>https:\/\/wenda\.example([^<]*)<\/loc>/g)].map(([, path = '']) => path);
  assert.deepEqual(maps, ['/sitemaps/1.xml', '/sitemaps/2.xml', '/sitemaps/3.xml']);
  const urls = new Set<string>();
  for (const path of maps) for (const [, url = ''] of (await get(path)).text.matchAll(/<loc>([^<]*)<\/loc>/g)) urls.add(url);
  assert.equal(urls.size, 7);
  for (const path of ['/sitemaps/4.xml', '/sitemaps/0.xml', '/sitemaps/x.xml', '/sitemaps/-1.xml']) assert.equal((await get(path)).status, 404, path);
});

test('robots may read all but what is endless', async () => {
  const { headers, text } = await site.get('/robots.txt');
  assert.match(headers.get('content-type') ?? '', /^text\/plain/);
  assert.equal(text, `User-agent: *\nDisallow: /search\nDisallow: /suggest\nDisallow: /api/\nSitemap: ${site.url}/sitemap.xml\n`);
});
