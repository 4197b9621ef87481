/** Tests which sites may read what, as the operator says. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import { serviceOver } from '../../src/server/service.js';
import { answer, pagesOf } from '../support/pages.js';
import { searcherOver } from '../support/searcher.js';

const service = serviceOver(await searcherOver(pagesOf([answer({ id: 'a' })])));

async function origins(allowedOrigins: string): Promise<(origin: string, path?: string) => Promise<{ allowed: string | null; vary: string | null }>> {
  const server = await listen(
    createApp(service, () => {}, { publicUrl: 'https://archive.example', allowedOrigins }),
    '127.0.0.1',
    0,
  );
  after(() => server.close());
  return async (origin, path = '/api/stats') => {
    const { headers } = await fetch(server.url + path, { headers: { origin } });
    return { allowed: headers.get('access-control-allow-origin'), vary: headers.get('vary') };
  };
}

test('all may, where all may', async () => {
  assert.equal((await (await origins('*'))('https://host.example')).allowed, '*');
});

test('those that are named may, the others not, and caches tell them apart', async () => {
  const ask = await origins('https://a.example,http://b.example:8080');
  for (const origin of ['https://a.example', 'http://b.example:8080']) {
    const { allowed, vary } = await ask(origin);
    assert.equal(allowed, origin);
    assert.match(vary ?? '', /origin/i);
  }
  for (const origin of ['https://a.example:8080', 'http://a.example', 'https://evil-a.example', 'null']) {
    assert.equal((await ask(origin)).allowed, null, origin);
  }
  assert.equal((await ask('https://a.example', '/widget.js')).allowed, 'https://a.example');
  assert.equal((await ask('https://a.example', '/api/search')).allowed, 'https://a.example', 'errors too');
});

test('none may, where none may', async () => {
  assert.equal((await (await origins('none'))('https://host.example')).allowed, null);
});
