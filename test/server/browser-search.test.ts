/** Tests what browsers read to search here from their address bar. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import type { BrowserSuggestions } from '../../src/server/browser-search.js';
import { BARE, type ErrorBody, startSite } from './site.js';

const site = await startSite();

/** With a host of our choice, which fetch does not allow. */
function askAs(host: string, path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${site.url}${path}`, { headers: { host, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });
}

test('suggests in the format of browsers: what was typed, texts, descriptions, whole addresses', async () => {
  const reply = await site.get(`/suggest?q=${encodeURIComponent('自行车链')}`);
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get('content-type') ?? '', /^application\/x-suggestions\+json/);
  assert.equal(reply.headers.get('cache-control'), 'private, max-age=60');
  const [typed, texts, descriptions, urls, ...more] = JSON.parse(reply.text) as BrowserSuggestions & unknown[];
  assert.deepEqual([typed, more], ['自行车链', []]);
  assert.deepEqual([descriptions.length, urls.length], [texts.length, texts.length]);
  const at = texts.indexOf(BARE.question);
  assert.equal(descriptions[at], '问题 · 1 条回答');
  const page = await fetch(urls[at] as string);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /用旧牙刷刷干净/);
});

test('leads from an author to what they wrote', async () => {
  const [, texts, descriptions, urls] = await site.json<BrowserSuggestions>(`/suggest?q=${encodeURIComponent('花友1')}`);
  const at = texts.indexOf('花友1');
  assert.equal(descriptions[at], '作者 · 1 条回答');
  assert.match(await (await fetch(urls[at] as string)).text(), /第1盆/);
});

test('suggests nothing where nothing was typed', async () => {
  assert.deepEqual(await site.json('/suggest'), ['', [], [], []]);
  assert.deepEqual(await site.json('/suggest?q='), ['', [], [], []]);
});

test('refuses what is no request for suggestions in JSON', async () => {
  for (const path of ['/suggest?q=a&q=b', '/suggest?q=a&limit=0', '/suggest?q=a&limit=many', '/suggest?limit=21']) {
    const reply = await site.get(path);
    assert.equal(reply.status, 400, path);
    assert.equal((JSON.parse(reply.text) as ErrorBody).error.code, 'invalid_request');
  }
});

test('describes the search in OpenSearch, with addresses of the host that was asked', async () => {
  const reply = await site.get('/opensearch.xml');
  assert.match(reply.headers.get('content-type') ?? '', /^application\/opensearchdescription\+xml/);
  assert.match(
    reply.text,
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<OpenSearchDescription xmlns="http:\/\/a9\.com\/-\/spec\/opensearch\/1\.1\/">/,
  );
  const name = /<ShortName>(.*)<\/ShortName>/.exec(reply.text)?.[1] as string;
  assert.ok(name.length > 0 && name.length <= 16);
  for (const [type, path] of [
    ['text/html', '/search?q={searchTerms}'],
    ['application/x-suggestions+json', '/suggest?q={searchTerms}'],
  ]) {
    assert.ok(reply.text.includes(`<Url type="${type}" template="${site.url}${path}"/>`), type);
  }
  const behindProxy = await askAs('wenda.example', '/opensearch.xml', { 'x-forwarded-proto': 'https' });
  assert.ok(behindProxy.text.includes('template="https://wenda.example/search?q={searchTerms}"'));
});

test('writes no host into its answers that is none', async () => {
  for (const host of ['a"><script>', 'a b', 'a/b', "a'"]) {
    for (const path of ['/opensearch.xml', '/suggest?q=a']) {
      const { status, text } = await askAs(host, path);
      assert.equal(status, 400, `${host} ${path}`);
      assert.ok(!text.includes('<script>'));
    }
  }
});

test('tells browsers on every page where the description is', async () => {
  for (const path of ['/', '/search?q=a', '/nope']) {
    const { text } = await site.get(path);
    assert.ok(text.includes('<link rel="search" type="application/opensearchdescription+xml" title="寻答" href="/opensearch.xml">'), path);
  }
});
