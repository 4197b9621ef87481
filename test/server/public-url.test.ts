/** Tests where the site says that it is. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import { serviceOver } from '../../src/server/service.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const service = serviceOver(await searcherOver(pagesOf([answer({ id: 'a' })])));

test('where the operator says, in every whole address, whatever host is asked', async () => {
  const server = await listen(
    createApp(service, () => {}, { publicUrl: 'https://wenda.example', allowedOrigins: '*' }),
    '127.0.0.1',
    0,
  );
  after(() => server.close());
  for (const path of [
    '/',
    '/answers/a',
    '/opensearch.xml',
    '/sitemap.xml',
    '/robots.txt',
    '/search.atom?q=%E5%88%87%E8%8F%9C',
    '/suggest?q=%E5%88%87',
  ]) {
    const text = await (await fetch(server.url + path)).text();
    assert.ok(text.includes('https://wenda.example/'), path);
    assert.ok(!text.includes('127.0.0.1'), path);
  }
  assert.match(await (await fetch(`${server.url}/answers/a?q=x`)).text(), /<link rel="canonical" href="https:\/\/wenda\.example\/answers\/a">/);
});

test('where nobody says, pages name no whole address, which a proxy may have hidden', async () => {
  const server = await listen(
    createApp(service, () => {}),
    '127.0.0.1',
    0,
  );
  after(() => server.close());
  const text = await (await fetch(`${server.url}/answers/a`)).text();
  assert.doesNotMatch(text, /canonical|og:url|127\.0\.0\.1/);
  assert.match(text, /"url":"\/answers\/a"/);
  assert.match(await (await fetch(`${server.url}/robots.txt`)).text(), /Sitemap: http:\/\/127\.0\.0\.1:\d+\/sitemap\.xml/);
});
