/** Reads the small file that says which fields of records are which of ours. */

import { ConfigurationError, messageOf } from '../../errors.js';
import { type Fields, isFields } from './fields.js';

/** A mapping of this name lying in a folder holds for the JSON in it and below it. */
export const MAPPING_FILE = 'xunda-mapping.json';

/** Our fields that may be found elsewhere. */
export const MAPPED_FIELDS = [
  'id',
  'question',
  'questionDetail',
  'author',
  'text',
  'url',
  'site',
  'archivedOn',
  'answeredOn',
  'votes',
  'topics',
] as const;

/** One of them. */
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Where each of our fields is in a record. */
export interface Mapping {
  /** Paths in the order in which they are tried; a path is names and places in lists. */
  readonly paths: Readonly<Partial<Record<MappedField, readonly (readonly string[])[]>>>;
  /** Fields whose texts are HTML. */
  readonly html: ReadonlySet<MappedField>;
}

const FORMATS = new Set(['html', 'text']);

/**
 * The mapping in a text: an object of `"our field": "path.in.the.record"`, or a list of such paths of which the first with a value counts, and
 * `"format": {"our field": "html"}` where texts are HTML.
 *
 * @param file names it in errors
 * @throws ConfigurationError naming the field, or the place in the text, that is wrong
 */
export function mappingOf(text: string, file: string): Mapping {
  const wrong = (reason: string): ConfigurationError => new ConfigurationError(`${file}: ${reason}`);
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw wrong(`not JSON: ${messageOf(cause)}${lineOf(text, messageOf(cause))}`);
  }
  if (!isFields(given)) throw wrong('not a JSON object');
  const { format = {}, ...fields } = given;
  if (!isFields(format)) throw wrong('format: must be an object such as {"text": "html"}');
  const paths = Object.entries(fields).map(([name, value]) => {
    if (!isMapped(name)) throw wrong(`${name}: no field of ours; there are ${MAPPED_FIELDS.join(', ')}, and format`);
    return [name, pathsOf(value, (reason) => wrong(`${name}: ${reason}`))] as const;
  });
  for (const name of ['question', 'text']) if (!(name in fields)) throw wrong(`${name}: is missing`);
  return { paths: Object.fromEntries(paths), html: new Set(htmlFields(format, fields, (name, reason) => wrong(`format.${name}: ${reason}`))) };
}

const isMapped = (name: string): name is MappedField => (MAPPED_FIELDS as readonly string[]).includes(name);

function pathsOf(value: unknown, wrong: (reason: string) => Error): string[][] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw wrong('must have a path');
  return list.map((path: unknown) => {
    if (typeof path !== 'string') throw wrong('must be a path such as "body.content", or a list of paths');
    const parts = path.split('.');
    if (parts.some((part) => part.trim() === '')) throw wrong(`${JSON.stringify(path)} has an empty part`);
    return parts;
  });
}

function htmlFields(format: Fields, fields: Fields, wrong: (name: string, reason: string) => Error): MappedField[] {
  return Object.entries(format).flatMap(([name, value]) => {
    if (!isMapped(name) || !(name in fields)) throw wrong(name, 'is no field with a path here');
    if (typeof value !== 'string' || !FORMATS.has(value)) throw wrong(name, 'must be "html" or "text"');
    return value === 'html' ? [name] : [];
  });
}

/** Parsers name a position; people look for a line. */
function lineOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined || /\(line/.test(message) ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}
