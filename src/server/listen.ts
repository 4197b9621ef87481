/** Starts a server and stops it without cutting off anybody. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Express } from 'express';
import { ConfigurationError } from '../errors.js';

/** How long requests in flight may take to end, in milliseconds. */
const CLOSE_TIMEOUT_MS = 10_000;

/** Bytes of an address and headers that are read. The longest query allowed, 10,000 characters of Chinese, takes 90,000 in an address. */
const MAX_HEADER_BYTES = 128 * 1024;

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new requests, lets those in flight end (at most ten seconds), and resolves when the last has ended. */
  close(): Promise<void>;
}

/**
 * Serves an application.
 *
 * @param port from 0 to 65535; 0 picks a free one
 * @throws ConfigurationError where it cannot listen there
 */
export async function listen(app: Express, host: string, port: number): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, app);
  const connections = new Connections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ConfigurationError(problemOf(error, host, port), { cause: error })));
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server, host), close: () => close(server, connections) };
}

function problemOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is in use by another program; choose another one with --port, or 0 for any free one`;
  if (code === 'EACCES') return `port ${port} on ${host} may not be used by this user; choose one above 1023 with --port`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine; choose another one with --host`;
  return `cannot listen on ${host}:${port}: ${message}`;
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * The connections of a server, each with the number of its requests in flight. Node's own `closeIdleConnections` spares those that
 * never asked anything, which browsers open in advance, and those whose last answer goes out after it was called.
 */
class Connections {
  private readonly inFlight = new Map<Socket, number>();
  private isClosing = false;

  constructor(server: Server) {
    server.on('connection', (socket) => {
      this.inFlight.set(socket, 0);
      socket.once('close', () => this.inFlight.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.count(socket, 1);
      response.once('close', () => this.count(socket, -1));
    });
  }

  /** Ends every connection as soon as it has no request in flight. */
  closeWhenIdle(): void {
    this.isClosing = true;
    for (const socket of this.inFlight.keys()) this.count(socket, 0);
  }

  private count(socket: Socket, change: number): void {
    const requests = this.inFlight.get(socket);
    if (requests === undefined) return;
    this.inFlight.set(socket, requests + change);
    if (this.isClosing && requests + change === 0) socket.end();
  }
}

async function close(server: Server, connections: Connections): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  connections.closeWhenIdle();
  const timeout = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
  await closed;
  clearTimeout(timeout);
}
