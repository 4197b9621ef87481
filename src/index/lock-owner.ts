/** Tells who owns a lock, and whether that process is gone. */
// A process is known by its number and, where the system tells it, by when it began, since numbers are used again; and by its space of
// numbers, since containers may have the same host name.

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

/** The owner of a lock. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** In the system's own units; absent where it is not told. */
  readonly began?: string;
  /** Names the space that process numbers are counted in; absent where it is not told. */
  readonly space?: string;
}

/** This process as the owner of a lock. */
export function self(): Owner {
  return { pid, host: hostname(), ...beganOf(pid), ...spaceOf() };
}

/** The owner that a lock names; nothing where it names none. */
export function ownerIn(content: string): Owner | undefined {
  try {
    const owner = JSON.parse(content) as Owner;
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process is known to have ended. Of those elsewhere nothing is known. */
export function isGone({ pid: number, host, began, space }: Owner): boolean {
  const own = spaceOf().space;
  if (host !== hostname() || (space ?? own) !== own) return false;
  if (!isRunning(number)) return true;
  const now = beganOf(number).began;
  return now !== undefined && began !== undefined && now !== began;
}

function isRunning(process: number): boolean {
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, on Linux: field 22 of its `stat`, counted behind the name, which may hold anything. */
function beganOf(process: number): { began?: string } {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return began === undefined ? {} : { began };
  } catch {
    // Not Linux: the number alone must do.
    return {};
  }
}

function spaceOf(): { space?: string } {
  try {
    return { space: readlinkSync('/proc/self/ns/pid') };
  } catch {
    // Not Linux: there is one space.
    return {};
  }
}
