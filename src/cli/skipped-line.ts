/** Shows what was left out to people. */

import { describe, type Skipped } from '../archive/reader.js';
import { oneLine } from './terminal.js';

/** More lines than this about skipped records help nobody; all are counted. */
export const MAX_SKIPPED_LINES = 1000;

/** `file:line: reason` in one line. Name and reason are cut each by itself: a long name hides no reason. */
export const skippedLine = (skipped: Skipped): string => describe({ ...skipped, file: oneLine(skipped.file), reason: oneLine(skipped.reason) });
