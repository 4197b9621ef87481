/** Runs the program as a user would: a process of its own, in a folder of its own, without settings from around it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { ROOT } from '../support/shared.js';

/** The built program. */
export const PROGRAM = join(ROOT, 'dist', 'src', 'cli', 'main.js');

/** What a finished run left behind. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how to run. */
export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

function environmentOf({ env }: Surroundings): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('XUNDA_') && name !== 'PORT' && name !== 'FORCE_COLOR');
  return { ...Object.fromEntries(inherited), ...env };
}

/** Runs a command to its end. */
export function xunda(args: readonly string[], surroundings: Surroundings): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: surroundings.cwd,
    env: environmentOf(surroundings),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Starts a command; gives its exit code and the signal it ended with. */
export function spawnXunda(args: readonly string[], surroundings: Surroundings): Promise<[number | null, NodeJS.Signals | null]> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: surroundings.cwd, env: environmentOf(surroundings), stdio: 'ignore' });
  after(() => child.kill('SIGKILL'));
  return once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
}

/** A server that runs until it is told to stop. */
export interface Serving {
  readonly url: string;
  readonly process: ChildProcess;
  /** Sends a signal, and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Run>;
  /** Waits for a line on standard output that was not waited for before. */
  line(pattern: RegExp): Promise<void>;
  /** The exit code and the signal the process ended with. */
  readonly ended: Promise<[number | null, NodeJS.Signals | null]>;
}

/** Starts `xunda serve`, and waits until it answers. */
export async function serve(args: readonly string[], surroundings: Surroundings): Promise<Serving> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', ...args], { cwd: surroundings.cwd, env: environmentOf(surroundings) });
  // Whatever a test ends with, no process is left behind; of one that has ended nothing happens.
  after(() => child.kill('SIGKILL'));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let stderr = '';
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await Promise.race([once(reader, 'line'), ended]);
  const url = /^listening on (http:\S+)$/.exec(lines[0] ?? '')?.[1];
  if (!url) throw new Error(`serve did not start: ${lines.join('\n')}${stderr}`);
  await fetch(`${url}/healthz`).then((response) => response.text());
  const stop = async (signal: NodeJS.Signals): Promise<Run> => {
    child.kill(signal);
    const [status] = await ended;
    return { status, stdout: lines.map((line) => `${line}\n`).join(''), stderr };
  };
  let seen = 0;
  const line = async (pattern: RegExp): Promise<void> => {
    for (;;) {
      while (seen < lines.length) if (pattern.test(lines[seen++] ?? '')) return;
      await once(reader, 'line');
    }
  };
  return { url, process: child, stop, line, ended };
}

/** Starts a command that goes on; `line` waits for a line on either output that was not waited for before. */
export function watching(args: readonly string[], surroundings: Surroundings): Pick<Serving, 'process' | 'line' | 'ended'> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: surroundings.cwd, env: environmentOf(surroundings) });
  after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const events = new EventEmitter();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      events.emit('line');
    });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let seen = 0;
  const line = async (pattern: RegExp): Promise<void> => {
    for (;;) {
      while (seen < lines.length) if (pattern.test(lines[seen++] ?? '')) return;
      await once(events, 'line');
    }
  };
  return { process: child, line, ended };
}

/** Writes files into a folder, with the folders they stand in. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A small corpus: two answers as JSON Lines. */
export const CORPUS = [
  '{"id":"1","question":"阳台怎么种番茄？","author":"阿花","text":"番茄要多晒太阳。每天早上浇一次水。","site":"jian.example","answeredOn":"2021-02-03","votes":1200}',
  '{"id":"2","question":"自行车链条生锈怎么办？","author":"","text":"用旧牙刷刷干净，再上油。","site":"jian.example"}',
].join('\n');
