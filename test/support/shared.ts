/** Finds the shared data that some tests need; they are skipped where it is not there. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const SHARED = process.env.XUNDA_SHARED ?? join(ROOT, '..', 'shared');

/** The path of a shared file or folder. */
export const shared = (...path: string[]): string => join(SHARED, ...path);

/** Options for a test that needs shared data: skips it, with the reason, where the data is absent. */
export const needsShared = (...path: string[]): { skip: string | false } => ({
  skip: existsSync(shared(...path)) ? false : 'skipped: no shared data',
});
