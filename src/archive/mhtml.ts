/** Opens pages that browsers saved in one file with all that they need (MHTML, RFC 2557). */

import { dayIn } from './dates.js';
import type { Limits } from './limits.js';
import { type Entity, entityIn, type Part, parameterOf, partsOf, valueIn } from './message.js';
import type { Container, Report, Source } from './reader.js';
import { decodedBy } from './transfer-encoding.js';
import { wholeOf } from './whole.js';

/** Headers are short. */
const HEADER_BYTES = 8192;

/** Parts in parts: some programs put the page beside itself as plain text. */
const MAX_NESTED = 4;

const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;

/** The container of one page. */
export const mhtml: Container = {
  format: 'mhtml',
  recognises: ({ bytes }) => {
    const head = bytes.toString('latin1', 0, HEADER_BYTES);
    return /^[\w-]+:/.test(head) && /^content-type:\s*multipart\/related/im.test(head);
  },
  entries,
};

async function* entries({ file, bytes, capture }: Source, report: Report, { maxFileBytes }: Limits): AsyncGenerator<Source> {
  const message = entityIn(await wholeOf(bytes, maxFileBytes));
  const found = pageIn(message);
  if (!found) {
    report({ file, reason: 'no page in this MHTML' });
    return;
  }
  const { entity, isWhole } = found;
  if (!isWhole) report({ file, reason: 'breaks off in the page' });
  const { headers } = message;
  const url = capture.url ?? headers.get('snapshot-content-location') ?? headers.get('content-location');
  const archivedOn = capture.archivedOn ?? dayIn(headers.get('date'));
  const charset = parameterOf(entity, 'content-type', 'charset');
  async function* page(): AsyncGenerator<Buffer> {
    yield decodedBy(valueIn(entity, 'content-transfer-encoding'), entity.body);
  }
  yield {
    file,
    name: 'page.html',
    bytes: page(),
    capture: { ...(url && { url }), ...(archivedOn && { archivedOn }), ...(charset && { charset }), contentType: 'text/html' },
  };
}

/** The first page: frames stand behind the page that they are in. */
function pageIn(message: Entity, depth = 0): Part | undefined {
  for (const part of partsOf(message)) {
    const type = valueIn(part.entity, 'content-type');
    if (PAGE.test(type) && part.entity.body.length > 0) return part;
    const inside = type.startsWith('multipart/') && depth < MAX_NESTED ? pageIn(part.entity, depth + 1) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
