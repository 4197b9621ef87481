/** Finds the shared data that is measured on. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SHARED = process.env.XUNDA_SHARED ?? join(ROOT, '..', 'shared');

/** The path of a shared file or folder. */
export const shared = (...path: string[]): string => join(SHARED, ...path);

/** Whether a shared file or folder is there; where it is not, says that nothing is measured. */
export function isThere(path: string): boolean {
  if (existsSync(path)) return true;
  console.log(`nothing is measured: ${path} is not here (XUNDA_SHARED names the folder of the shared data)`);
  return false;
}
