/** Tests `xunda serve`: how it starts, what it says, and how it stops. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { test } from 'node:test';
import type { SearchResponse } from '../../src/model.js';
import { temporaryFolder } from '../support/folders.js';
import { CORPUS, serve, writeFiles, xunda } from './xunda.js';

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

test('never writes what was searched for', async () => {
  const server = await serve(['--port', '0', '--max-query-chars', '20'], { cwd });
  const secret = encodeURIComponent('悄悄话');
  for (const path of ['/search?q=', '/api/search?q=', '/nope?q=', '/answers/', '/api/answers/', '/api/'])
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
