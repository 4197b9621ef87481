/** Tests how a server starts and how it stops. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { mock, test } from 'node:test';
import express from 'express';
import { ConfigurationError } from '../../src/errors.js';
import { listen, type RunningServer } from '../../src/server/listen.js';

/** An application whose answer waits until it is let go. */
function slowApp() {
  const app = express();
  const signals = new EventEmitter();
  const entered = once(signals, 'entered');
  app.get('/', async (_request, response) => {
    signals.emit('entered');
    await once(signals, 'released');
    response.send('done');
  });
  return { app, entered, release: () => signals.emit('released') };
}

/** A connection of its own, as a browser keeps it. */
async function connectTo(server: RunningServer, request = '') {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  if (request !== '') socket.write(request);
  return socket;
}

test('picks a free port for 0, and says where it listens', async () => {
  const server = await listen(express(), '127.0.0.1', 0);
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  assert.equal((await fetch(server.url)).status, 404);
  await server.close();
});

test('reads addresses as long as the longest query', async () => {
  const server = await listen(express(), '127.0.0.1', 0);
  assert.equal((await fetch(`${server.url}/?q=${encodeURIComponent('桥'.repeat(10_000))}`)).status, 404);
  await server.close();
});

test('writes an IPv6 address in brackets', async (t) => {
  const server = await listen(express(), '::1', 0).catch(() => undefined);
  if (!server) return t.skip('this machine has no IPv6');
  assert.match(server.url, /^http:\/\/\[::1\]:\d+$/);
  await server.close();
});

test('says in one sentence that a port is taken, and what to do', async () => {
  const first = await listen(express(), '127.0.0.1', 0);
  const port = Number(new URL(first.url).port);
  await assert.rejects(listen(express(), '127.0.0.1', port), (error) => {
    assert.ok(error instanceof ConfigurationError);
    assert.equal(error.message, `port ${port} on 127.0.0.1 is in use by another program; choose another one with --port, or 0 for any free one`);
    return true;
  });
  await first.close();
});

test('says that an address is none of this machine', async () => {
  // Kept for documentation by RFC 5737: nobody has it.
  await assert.rejects(listen(express(), '192.0.2.1', 0), {
    name: 'ConfigurationError',
    message: /^192\.0\.2\.1 is no address of this machine; .*--host$/,
  });
});

test('waits for a request in flight and takes no new ones', async () => {
  const { app, entered, release } = slowApp();
  const server = await listen(app, '127.0.0.1', 0);
  const events: string[] = [];
  const answered = fetch(server.url, { headers: { connection: 'close' } })
    .then((response) => response.text())
    .then((text) => events.push(text));
  await entered;
  const closed = server.close().then(() => events.push('closed'));
  await assert.rejects(fetch(server.url), 'a new request is refused');
  assert.deepEqual(events, []);
  release();
  await Promise.all([answered, closed]);
  assert.deepEqual(events.toSorted(), ['closed', 'done']);
});

test('cuts off a request that does not end in ten seconds', async () => {
  const { app, entered } = slowApp();
  const server = await listen(app, '127.0.0.1', 0);
  const socket = await connectTo(server, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await entered;
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const ended = once(socket, 'close');
    const closed = server.close();
    mock.timers.tick(10_000);
    await Promise.all([closed, ended]);
    assert.equal(socket.bytesRead, 0);
  } finally {
    mock.timers.reset();
    socket.destroy();
  }
});

// The timeouts of the next two only bound how long a failure takes: both servers close at once, or after five or ten seconds.

test('is done with the last answer, though its connection was to be kept', { timeout: 3000 }, async () => {
  const { app, entered, release } = slowApp();
  const server = await listen(app, '127.0.0.1', 0);
  const socket = await connectTo(server, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  try {
    await entered;
    const closed = server.close();
    release();
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    assert.match(chunk.toString(), /^HTTP\/1\.1 200 /);
    await closed;
  } finally {
    socket.destroy();
  }
});

test('is not held up by a connection that never asked anything', { timeout: 3000 }, async () => {
  const server = await listen(express(), '127.0.0.1', 0);
  const socket = await connectTo(server);
  try {
    // Accepted in order: when this one is answered, the silent one is known to the server.
    await fetch(server.url, { headers: { connection: 'close' } }).then((response) => response.text());
    await server.close();
    assert.equal((await fetch(server.url).catch(() => undefined))?.status, undefined);
  } finally {
    socket.destroy();
  }
});
