/** Gives each answer an id that it keeps from build to build, and that its exact copies on one site share. */

import { createHash } from 'node:crypto';
import type { Answer, ArchivedAnswer, ArchivedPage, IdentifiedPage } from '../model.js';
import { matchKey } from '../text/fold.js';

/** Names that many people share: two answers under one of them are two people's until their texts are equal. */
const ANONYMOUS = new Set(['', '匿名', '匿名用户', '匿名用戶', '知乎用户', 'anonymous'].map(matchKey));

/** A blank, or a mark of joining or direction: around a name nobody sees it, and the name with it would be another author's. */
const UNSEEN = /[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069]/;

const HASH_CHARS = 16;
const REVISION_CHARS = 8;

/**
 * Tells the answers of a page apart.
 *
 * - With an id of the source's own: `site:id` (`id` alone where the site is unknown). The text may then be another one in every capture: a
 *   revision, which is compared as the texts of the others are.
 * - Else `site~hash` of author and text, folded and without blanks, so that an exact copy on another page of the site has the same id.
 *   The same anonymous text twice on one page is two answers; so is not a named author's, which is the mirror's padding.
 */
export function identify(page: ArchivedPage): IdentifiedPage {
  const { source: _source, answers: given, ...kept } = page;
  const archived = given.map((answer) => ({ ...answer, author: seenPartOf(answer.author) }));
  const seen = new Map<string, number>();
  const answers = archived.map((answer) => answerOf(page, answer, idOf(page.site, answer, seen)));
  const revisions = answers.map(({ revision = '' }) => revision);
  const days = given.map(({ editedOn, answeredOn = '' }, i) => (revisions[i] && !page.archivedOn ? (editedOn ?? answeredOn) : ''));
  const texts = { ...(revisions.some(Boolean) && { revisions }), ...(days.some(Boolean) && { writtenOn: days }) };
  return { page: { ...kept, answers: answers.map(({ id }) => id), ...texts }, answers };
}

function seenPartOf(name: string): string {
  let [start, end] = [0, name.length];
  while (start < end && UNSEEN.test(name[start] as string)) start++;
  while (end > start && UNSEEN.test(name[end - 1] as string)) end--;
  return name.slice(start, end);
}

function idOf(site: string, { sourceId, author, text }: ArchivedAnswer, seen: Map<string, number>): string {
  if (sourceId) return siteAndId(site, sourceId);
  const folded = withoutBlanks(text);
  const id = `${site}~${hashOf(author, folded)}`;
  const before = seen.get(id) ?? 0;
  seen.set(id, before + 1);
  return before > 0 && ANONYMOUS.has(matchKey(author)) ? `${site}~${hashOf(author, folded, String(before))}` : id;
}

const withoutBlanks = (text: string): string => matchKey(text).replace(/\s+/g, '');

/** Ids stand in addresses: half a surrogate pair becomes U+FFFD, and an id of dots, which would be another path, is set apart. */
function siteAndId(site: string, sourceId: string): string {
  const wellFormed = Buffer.from(sourceId).toString();
  return site || /^\.+$/.test(wellFormed) ? `${site}:${wellFormed}` : wellFormed;
}

/** A name of 16 characters made of texts. They are told apart by a character that none of them keeps (a line end). */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, HASH_CHARS);
}

function answerOf(page: ArchivedPage, { sourceId, topics, editedOn: _editedOn, ...answer }: ArchivedAnswer, id: string): Answer {
  return {
    id,
    ...(sourceId && { revision: hashOf(withoutBlanks(answer.text)).slice(0, REVISION_CHARS) }),
    question: page.question,
    ...(page.questionDetail && { questionDetail: page.questionDetail }),
    ...answer,
    site: page.site,
    ...(page.archivedOn && { archivedOn: page.archivedOn }),
    topics: topics ?? [],
  };
}
