/** Lists all kinds of nasty files, in every format. */

import { CONTAINER_KINDS } from './containers.js';
import { JSON_KINDS } from './json.js';
import type { Kinds } from './made.js';
import { MARKDOWN_KINDS } from './markdown.js';
import { PAGE_KINDS } from './pages.js';
import { SMALL_KINDS } from './small.js';
import { TEXT_KINDS } from './texts.js';

/** By what they have too much of. */
export const KINDS: Kinds = { ...PAGE_KINDS, ...TEXT_KINDS, ...MARKDOWN_KINDS, ...JSON_KINDS, ...CONTAINER_KINDS, ...SMALL_KINDS };
