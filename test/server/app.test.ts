/** Tests what the application does around its routes: errors, headers, what it logs. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { IndexError } from '../../src/errors.js';
import type { Searcher } from '../../src/search/searcher.js';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import { serviceOver } from '../../src/server/service.js';
import { type ErrorBody, HOSTILE, searchPath, startSite } from './site.js';

const site = await startSite();

/** A searcher that fails as no searcher should. */
async function failingSite(error: unknown): Promise<{ url: string; log: string[] }> {
  const log: string[] = [];
  const fail = (): never => {
    throw error;
  };
  const stats = await site.json<Searcher['stats']>('/api/stats');
  const server = await listen(
    createApp(serviceOver({ stats, search: fail, answer: fail, question: fail, questions: fail, similar: fail, suggest: fail }), (line) =>
      log.push(line),
    ),
    '127.0.0.1',
    0,
  );
  after(() => server.close());
  return { url: server.url, log };
}

test('says that it is well', async () => {
  const reply = await site.get('/healthz');
  assert.deepEqual([reply.status, reply.text], [200, '{"status":"ok"}']);
});

test('answers what is not there in JSON below /api', async () => {
  for (const path of ['/api', '/api/', '/api/nope', '/api/search/more', '/api/answers', '/api/answers/nope', '/api/answers/a%2Fb']) {
    const reply = await site.get(path);
    assert.equal(reply.status, 404, path);
    assert.match(reply.headers.get('content-type') ?? '', /^application\/json/, path);
    assert.equal((JSON.parse(reply.text) as ErrorBody).error.code, 'not_found');
  }
});

test('answers what is not there with a page elsewhere', async () => {
  for (const path of ['/nope', '/answers/nope', '/answers/', '/search/more', '/healthz/more', '/<script>']) {
    const reply = await site.get(path);
    assert.equal(reply.status, 404, path);
    assert.match(reply.headers.get('content-type') ?? '', /^text\/html/, path);
    assert.match(reply.text, /没有这个页面/);
  }
});

test('takes a page whose name merely begins like the API for a page', async () => {
  assert.match((await site.get('/apiary')).headers.get('content-type') ?? '', /^text\/html/);
});

test('answers in one form whatever the case of the path', async () => {
  for (const path of ['/API/answers/nope', '/Api/search']) {
    assert.match((await site.get(path)).headers.get('content-type') ?? '', /^application\/json/, path);
  }
});

test('refuses to be written to', async () => {
  for (const path of ['/api/search?q=a', '/search?q=a', '/api/stats', '/healthz']) {
    const reply = await site.get(path, { method: 'POST', body: 'q=a' });
    assert.deepEqual([reply.status, reply.headers.get('allow')], [405, 'GET, HEAD'], path);
  }
});

test('answers malformed percent-encoding in a path with 400 in both forms', async () => {
  for (const broken of ['%E0%A4%A', '%', '%zz', '%ff']) {
    const json = await site.get(`/api/answers/${broken}`);
    assert.deepEqual([json.status, (JSON.parse(json.text) as ErrorBody).error.code], [400, 'invalid_request'], broken);
    const page = await site.get(`/answers/${broken}`);
    assert.equal(page.status, 400, broken);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  }
});

test('never fails on malformed percent-encoding in a parameter', async () => {
  for (const broken of ['%E0%A4%A', '%', '%zz', '%ff', '%00']) {
    for (const path of ['/api/search', '/search']) assert.equal((await site.get(`${path}?q=${broken}`)).status, 200, `${path}?q=${broken}`);
  }
});

test('sends headers that keep a page to itself', async () => {
  for (const path of ['/', '/search?q=a', `/answers/${encodeURIComponent(HOSTILE.id)}`, '/nope', '/api/stats', '/icon.svg']) {
    const { headers } = await site.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /style-src 'sha256-[^']+'/);
    assert.match(policy, /base-uri 'none'/);
    assert.match(policy, /frame-ancestors 'self'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-powered-by'), null);
    assert.equal(headers.get('strict-transport-security'), null);
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('sends long texts compressed to those who take it', async () => {
  const { headers } = await site.get('/', { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(headers.get('content-encoding'), 'gzip');
});

test('answers HEAD without a body', async () => {
  const reply = await site.get('/healthz', { method: 'HEAD' });
  assert.deepEqual([reply.status, reply.text], [200, '']);
});

test('hides what broke inside, and logs it under an id without the query', async () => {
  const { url, log } = await failingSite(new TypeError('secret inside'));
  const response = await fetch(url + searchPath('/api/search', { q: '私房话' }));
  assert.equal(response.status, 500);
  const { error } = (await response.json()) as ErrorBody;
  assert.equal(error.code, 'internal');
  assert.doesNotMatch(error.message, /secret/);
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(error.message)?.[0] as string;
  assert.equal(log.length, 1);
  assert.ok(log[0]?.includes(id) && log[0].includes('secret inside'));
  assert.doesNotMatch(log[0] ?? '', /私房话|q=/);
});

test('shows a page where a page breaks inside', async () => {
  const { url, log } = await failingSite(new IndexError('damaged', '/somewhere', 'a file is damaged'));
  const response = await fetch(url + searchPath('/search', { q: '话' }));
  assert.equal(response.status, 500);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.doesNotMatch(await response.text(), /damaged|somewhere/);
  assert.match(log[0] ?? '', /a file is damaged/);
});

test('survives something thrown that is no error', async () => {
  const { url, log } = await failingSite('just words');
  assert.equal((await fetch(`${url}/api/search?q=a`)).status, 500);
  assert.match(log[0] ?? '', /just words/);
});

test('logs nothing for what others ask wrongly', async () => {
  for (const path of ['/nope', '/api/nope', '/api/search', '/api/answers/%', '/search?q=a&page=0']) await site.get(path);
  assert.deepEqual(site.log, []);
});
