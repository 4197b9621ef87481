/** Takes the limits of reading out of the settings. */

import type { Limits } from '../archive/limits.js';
import type { Settings } from '../config.js';

/** The settings that are limits. */
export const LIMIT_NAMES = [
  'maxFileBytes',
  'maxLineBytes',
  'maxDepth',
  'maxEntries',
  'maxExpandedBytes',
  'maxRatio',
] as const satisfies (keyof Limits)[];

/** The limits in force. */
export function limitsOf(settings: Settings): Limits {
  return Object.fromEntries(LIMIT_NAMES.map((name) => [name, settings[name]])) as unknown as Limits;
}
