/** Tests `xunda serve`: how it starts, what it says, and how it stops. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SearchResponse, SuggestResponse } from '../../src/search-model.js';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, serve, spawnXunda, writeFiles, xunda } from './xunda.js';

/** The answer of a server to one search. */
async function idsFound(url: string, query: string): Promise<string[]> {
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(query)}`);
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as SearchResponse).hits.map(({ id }) => id);
}

const cwd = temporaryFolder();
writeFiles(cwd, { 'corpus/a.jsonl': CORPUS });
xunda(['index'], { cwd });

test('says where it listens, answers, and stops with 0 when told to', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await serve(['--port', '0'], { cwd });
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const { hits } = (await (await fetch(`${server.url}/api/search?q=${encodeURIComponent('番茄')}`)).json()) as SearchResponse;
    assert.deepEqual(
      hits.map(({ id }) => id),
      ['jian.example:1'],
    );
    assert.deepEqual(await server.stop(signal), { status: 0, stdout: `listening on ${server.url}\n`, stderr: '' });
  }
});

test('suggests, in the API and for browsers', async () => {
  const server = await serve(['--port', '0'], { cwd });
  const typed = encodeURIComponent('番茄');
  const { suggestions } = (await (await fetch(`${server.url}/api/suggest?q=${typed}`)).json()) as SuggestResponse;
  assert.ok(suggestions.some(({ kind }) => kind === 'question'));
  const [, texts] = (await (await fetch(`${server.url}/suggest?q=${typed}`)).json()) as [string, string[]];
  assert.deepEqual(
    texts,
    suggestions.map(({ text }) => text),
  );
  await server.stop('SIGTERM');
});

test('never writes what was searched for', async () => {
  const server = await serve(['--port', '0', '--max-query-chars', '20'], { cwd });
  const secret = encodeURIComponent('悄悄话');
  for (const path of ['/search?q=', '/api/search?q=', '/api/suggest?q=', '/suggest?q=', '/nope?q=', '/answers/', '/api/answers/', '/api/'])
    await (await fetch(server.url + path + secret)).text();
  await (await fetch(`${server.url}/api/search?q=${secret.repeat(10)}`)).text();
  await (await fetch(`${server.url}/api/search?q=${secret}&page=${secret}`)).text();
  await (await fetch(`${server.url}/answers/${secret}%`)).text();
  assert.deepEqual(await server.stop('SIGTERM'), { status: 0, stdout: `listening on ${server.url}\n`, stderr: '' });
});

test('takes the port of the flag, else of XUNDA_PORT, else of PORT', async () => {
  // All three are taken, so that each run names the one it wanted; a free one might be taken by somebody in between.
  const holders = [createServer(), createServer(), createServer()];
  for (const holder of holders) await once(holder.listen(0, '127.0.0.1'), 'listening');
  const [first, second, third] = holders.map((holder) => String((holder.address() as AddressInfo).port)) as [string, string, string];
  const wanted = (args: readonly string[], env: Record<string, string>): string | undefined =>
    /^xunda: port (\d+) on /.exec(xunda(['serve', ...args], { cwd, env }).stderr)?.[1];
  try {
    assert.equal(wanted(['--port', first], { XUNDA_PORT: second, PORT: third }), first);
    assert.equal(wanted([], { XUNDA_PORT: second, PORT: third }), second);
    assert.equal(wanted([], { PORT: third }), third);
  } finally {
    for (const holder of holders) holder.close();
  }
});

test('says in one sentence that the port is taken, and ends with 2', async () => {
  const server = await serve(['--port', '0'], { cwd });
  const { port } = new URL(server.url);
  assert.deepEqual(xunda(['serve', '--port', port], { cwd }), {
    status: 2,
    stdout: '',
    stderr: `xunda: port ${port} on 127.0.0.1 is in use by another program; choose another one with --port, or 0 for any free one\n`,
  });
  await server.stop('SIGTERM');
});

test('a second signal ends the process at once, whichever came first', async () => {
  for (const [first, second] of [
    ['SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
  ] as const) {
    const server = await serve(['--port', '0'], { cwd });
    const { hostname, port } = new URL(server.url);
    const unfinished = connect(Number(port), hostname);
    unfinished.on('error', () => {});
    await once(unfinished, 'connect');
    unfinished.write('GET /healthz HTTP/1.1\r\n');
    await fetch(`${server.url}/healthz`).then((response) => response.text());
    server.process.kill(first);
    // The first signal has been taken when nobody is let in any more.
    while (
      await fetch(`${server.url}/healthz`, { headers: { connection: 'close' } }).then(
        (response) => response.ok,
        () => false,
      )
    );
    server.process.kill(second);
    assert.deepEqual(await server.ended, [null, second], `${first}, then ${second}`);
    unfinished.destroy();
  }
});

test('serves a new index without being told and without failing a request meanwhile', async () => {
  const place = temporaryFolder();
  writeFiles(place, { 'corpus/a.jsonl': CORPUS });
  xunda(['index'], { cwd: place });
  const server = await serve(['--port', '0'], { cwd: place });
  assert.deepEqual(await idsFound(server.url, '磨刀'), []);
  writeFiles(place, { 'corpus/b.jsonl': '{"id":"9","question":"怎么磨刀？","text":"磨刀先浇水。","site":"jian.example"}' });
  const indexing = spawnXunda(['index'], { cwd: place });
  let found: string[] = [];
  // Requests go on one after another, while the index is built and while it is opened.
  for (let asked = 0; found.length === 0; asked++) {
    found = await idsFound(server.url, '磨刀');
    assert.deepEqual(await idsFound(server.url, '番茄'), ['jian.example:1']);
    assert.ok(asked < 20_000, 'the new index is served');
  }
  assert.deepEqual(found, ['jian.example:9']);
  assert.equal((await indexing)[0], 0);
  const { status, stdout, stderr } = await server.stop('SIGTERM');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^listening on \S+\nserving the new index in index\n$/);
});

test('goes on with the old index where the new one has a fault, and says so; SIGHUP has it opened again', async () => {
  const place = temporaryFolder();
  writeFiles(place, { 'corpus/a.jsonl': CORPUS });
  xunda(['index'], { cwd: place });
  const server = await serve(['--port', '0'], { cwd: place });
  const path = join(place, 'index', 'manifest.json');
  const manifest = readFileSync(path);
  writeFileSync(path, 'damaged');
  await server.line(/^the old index is still served: index\/manifest\.json is damaged; run: xunda index --index index --rebuild$/);
  assert.deepEqual(await idsFound(server.url, '番茄'), ['jian.example:1']);
  writeFileSync(path, manifest);
  server.process.kill('SIGHUP');
  await server.line(/^serving the new index in index$/);
  assert.deepEqual(await idsFound(server.url, '番茄'), ['jian.example:1']);
  assert.equal((await server.stop('SIGTERM')).status, 0);
});

test('says in one sentence that there is no index, and ends with 1', () => {
  assert.deepEqual(xunda(['serve', '--index', 'nowhere', '--port', '0'], { cwd }), {
    status: 1,
    stdout: '',
    stderr: 'xunda: there is no index in nowhere; run: xunda index --index nowhere\n',
  });
});

test('does not start where a line of a file of synonyms is wrong', () => {
  writeFiles(cwd, { 'synonyms.txt': '番茄' });
  const { status, stderr } = xunda(['serve', '--port', '0', '--synonyms', 'synonyms.txt'], { cwd });
  assert.equal(status, 2);
  assert.match(stderr, /^xunda: synonyms\.txt:1: [^\n]+\n$/);
});

test('warns where its file of words is not the one of the index, and takes the words up with the next index', async () => {
  const place = temporaryFolder();
  writeFiles(place, {
    'corpus/a.jsonl': JSON.stringify({ id: '1', question: '吃什么？', text: '早上吃焜锅馍。', site: 'jian.example' }),
    'words.txt': '焜锅馍',
  });
  xunda(['index'], { cwd: place });
  const server = await serve(['--port', '0', '--user-words', 'words.txt'], { cwd: place });
  assert.deepEqual(await idsFound(server.url, '焜锅馍'), ['jian.example:1']);
  assert.equal((await spawnXunda(['index', '--user-words', 'words.txt'], { cwd: place }))[0], 0);
  await server.line(/^serving the new index in index$/);
  const response = await fetch(`${server.url}/api/search?q=${encodeURIComponent('焜锅馍')}&explain=true`);
  const { hits } = (await response.json()) as SearchResponse;
  assert.ok(hits[0]?.explanation?.terms.some(({ term }) => term === '焜锅馍'));
  const { status, stderr } = await server.stop('SIGTERM');
  assert.equal(status, 0);
  assert.match(stderr, /^warning: the index in index was built with other user words than words\.txt has; [^\n]+\n$/);
});
