/** Nasty files that hold many small files, each of a nasty kind. */

import { zipOf } from '../containers.js';
import { again, record } from './containers.js';
import { JSON_KINDS } from './json.js';
import type { Kind, Kinds } from './made.js';
import { MARKDOWN_KINDS } from './markdown.js';
import { PAGE_KINDS, WEIGHED_KINDS } from './pages.js';
import { TEXT_KINDS } from './texts.js';

/** Small files of a nasty kind in a crawl, which knows no names: pages. */
const inCrawl =
  (kind: Kind, size: number): Kind =>
  (bytes) => {
    const one = Buffer.from(record('', kind(Math.min(size, bytes)).content.toString()));
    return { name: 'a.warc', content: again(one, Math.max(1, Math.round(bytes / one.length))) };
  };

/** Small files of a nasty kind in a zip, by their names. */
const inZip =
  (kind: Kind, size: number): Kind =>
  (bytes) => {
    const { name, content } = kind(Math.min(size, bytes));
    return {
      name: 'a.zip',
      content: zipOf(Array.from({ length: Math.max(1, bytes / (content.length + 100)) }, (_, i) => ({ name: `${i}${name}`, content }))),
    };
  };

const named = (kinds: Kinds, make: (kind: Kind) => Kind, name: (kind: string) => string): Kinds =>
  Object.fromEntries(Object.entries(kinds).map(([kind, one]) => [name(kind), make(one)]));

/** Many small files, where what is done once for each of them counts. */
export const SMALL_KINDS: Kinds = {
  ...named(
    PAGE_KINDS,
    (kind) => inCrawl(kind, 1000),
    (kind) => `small pages in a crawl: ${kind}`,
  ),
  ...named(
    WEIGHED_KINDS,
    (kind) => inCrawl(kind, 1000),
    (kind) => `small pages in a crawl: ${kind}`,
  ),
  ...named(
    WEIGHED_KINDS,
    (kind) => inCrawl(kind, 250_000),
    (kind) => `pages in a crawl: ${kind}`,
  ),
  ...named(
    { ...TEXT_KINDS, ...MARKDOWN_KINDS, ...JSON_KINDS },
    (kind) => inZip(kind, 1000),
    (kind) => `small files in a zip: ${kind}`,
  ),
};
