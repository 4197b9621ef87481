/** Reads records by a mapping. */

import { htmlToText } from '../html/text.js';
import { siteOf } from '../site.js';
import { countOf, dayOf, type Fields, shown } from './fields.js';
import type { MappedField, Mapping } from './mapping.js';
import { type Preset, rowOf } from './row.js';

/** The preset that a mapping is; it knows the records that have its text. */
export function mapped(mapping: Mapping): Preset {
  return {
    format: 'mapped',
    matches: (fields) => valueIn(fields, 'text', mapping) !== undefined,
    row: (fields, capture) => {
      const text = (name: MappedField): string | undefined => textOf(fields, name, mapping);
      const url = text('url');
      const captured = dayOf(valueIn(fields, 'archivedOn', mapping)) ?? capture.archivedOn;
      return rowOf({
        question: required(text('question'), 'question', mapping),
        questionDetail: text('questionDetail'),
        site: text('site') ?? siteOf(url),
        sourceId: text('id'),
        author: text('author'),
        text: required(text('text'), 'text', mapping),
        url,
        archivedOn: captured,
        answeredOn: dayOf(valueIn(fields, 'answeredOn', mapping), captured),
        votes: countOf(valueIn(fields, 'votes', mapping)),
        topics: topicsOf(valueIn(fields, 'topics', mapping)),
      });
    },
  };
}

function required(text: string | undefined, name: MappedField, { paths }: Mapping): string {
  if (text !== undefined) return text;
  const tried = (paths[name] ?? []).map((path) => path.join('.')).join(', ');
  throw new Error(`${name} is missing or empty, looked for at ${tried}`);
}

function textOf(fields: Fields, name: MappedField, mapping: Mapping): string | undefined {
  const value = shown(valueIn(fields, name, mapping));
  return value !== undefined && mapping.html.has(name) ? htmlToText(value) || undefined : value;
}

/** The first value that is there; null and empty texts are none. */
function valueIn(fields: Fields, name: MappedField, { paths }: Mapping): unknown {
  return paths[name]?.map((path) => at(fields, path)).find((value) => value !== undefined && value !== null && value !== '');
}

/** A field may have the whole path for its name. */
function at(fields: Fields, path: readonly string[]): unknown {
  const whole = path.join('.');
  if (Object.hasOwn(fields, whole)) return fields[whole];
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Fields)[name] : undefined),
    fields,
  );
}

/** A list of texts or of objects with a name, or one text with commas. */
function topicsOf(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(/[,，、;；]/) : Array.isArray(value) ? value : [];
  return list.flatMap(
    (topic: unknown) => shown(typeof topic === 'object' && topic !== null ? ((topic as Fields).name ?? (topic as Fields).title) : topic) ?? [],
  );
}
