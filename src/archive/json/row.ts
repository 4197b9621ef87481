/** Says what a preset is: how to read one kind of record. */

import type { ArchivedAnswer } from '../../model.js';
import type { Capture } from '../reader.js';
import type { Fields } from './fields.js';

/** An answer with its question apart, since neighbours with the same question stand on one page. */
export interface Row {
  readonly question: string;
  readonly questionDetail?: string;
  readonly site: string;
  /** When the record was captured: records of several days are several pages. */
  readonly archivedOn?: string;
  readonly answer: ArchivedAnswer;
  /** See `PageRead.layout`. */
  readonly layout?: string;
}

/** One kind of record, told by its fields. */
export interface Preset {
  /** As in the closing table, such as `zhihu-api`. */
  readonly format: string;
  matches(fields: Fields): boolean;
  /** @throws Error with the reason why a record is no answer */
  row(fields: Fields, capture: Capture): Row;
}

type OrUndefined<T> = { readonly [K in keyof T]: T[K] | undefined };

/** What a row is made of; what is undefined is left out. */
export interface RowParts extends OrUndefined<Omit<ArchivedAnswer, 'text'>> {
  readonly question: string;
  readonly questionDetail?: string | undefined;
  readonly site: string;
  readonly archivedOn?: string | undefined;
  readonly text: string;
}

/** A row of its parts. */
export function rowOf({ question, questionDetail, site, archivedOn, author, text, ...parts }: RowParts): Row {
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<ArchivedAnswer>;
  return {
    question,
    ...(questionDetail && { questionDetail }),
    site,
    ...(archivedOn && { archivedOn }),
    answer: { author: author ?? '', text, ...given },
  };
}
