/** Serves the sample archive by the program itself, for scripts that are no tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../support/shared.js';

const PROGRAM = join(ROOT, 'dist', 'src', 'cli', 'main.js');

/** The program while it serves. */
export interface SampleServer {
  readonly url: string;
  stop(): void;
  /** Its exit code. */
  readonly ended: Promise<number>;
}

/** @param flags of `xunda serve` */
export async function serveSample(flags: readonly string[]): Promise<SampleServer> {
  const server = spawn(process.execPath, [PROGRAM, 'serve', ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit').then(([code]) => Number(code ?? 0));
  const line = await Promise.race([
    once(createInterface({ input: server.stdout }), 'line').then(([first]) => String(first)),
    ended.then(() => undefined),
  ]);
  if (line === undefined) process.exit(await ended);
  return { url: line.replace('listening on ', ''), stop: () => void server.kill('SIGTERM'), ended };
}
