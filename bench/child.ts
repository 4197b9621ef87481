/** Runs a program in a fresh process, and tells how long it took and how much memory it had. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** How often memory is looked at, in milliseconds. The kernel keeps the peak, so that nothing is missed but the last moment. */
const LOOK_MS = 50;

/** A process that ended well. */
export interface Finished {
  readonly stdout: string;
  readonly seconds: number;
  /** Megabytes; absent where the system does not tell. */
  readonly peakMb?: number;
}

/** @param timeoutMs after which it is ended; never by default. @throws Error with what the program wrote to standard error where it fails or is ended */
export async function runChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  timeoutMs?: number,
): Promise<Finished> {
  const begun = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(timeoutMs && { timeout: timeoutMs }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  let peakMb: number | undefined;
  const timer = setInterval(() => {
    peakMb = peakOf(child.pid) ?? peakMb;
  }, LOOK_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
  return { stdout, seconds: (performance.now() - begun) / 1000, ...(peakMb !== undefined && { peakMb }) };
}

/** The largest resident memory so far, on Linux. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
  } catch {
    // The process has ended, or the system has no such files.
    return undefined;
  }
}

/** Whether a program can be run at all. */
export async function canRun(command: string, args: readonly string[]): Promise<boolean> {
  try {
    await runChild(command, args);
    return true;
  } catch {
    return false;
  }
}
