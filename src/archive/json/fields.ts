/** Takes the fields of a record by their kinds, and says by name what is wrong with them. */

import { countIn } from '../counts.js';
import { dayIn } from '../dates.js';

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object. */
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that is in a field; an empty one where there is none. */
export function within(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isFields(value) ? value : {};
}

/** A text without blanks around it. @throws Error where it is absent or empty, or no text */
export function requiredText(fields: Fields, name: string): string {
  const value = optionalText(fields, name);
  if (value === undefined) throw new Error(`${name} is missing or empty`);
  return value;
}

/** A text without blanks around it; nothing where it is absent, null or empty. @throws Error where it is no text */
export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? '';
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value.trim() || undefined;
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** A day in any usual form. @throws Error where it is there and no day */
export function optionalDay(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? '';
  const day = dayOf(value);
  if (!isBlank(value) && day === undefined) throw new Error(`${name} is no day: ${JSON.stringify(value)}`);
  return day;
}

/** A whole number, or one as shown to people. @throws Error where it is there and none */
export function optionalCount(fields: Fields, name: string): number | undefined {
  const value = fields[name] ?? '';
  const count = countOf(value);
  if (!isBlank(value) && count === undefined) throw new Error(`${name} is no whole number`);
  return count;
}

/** An id may be written as a number; both spellings are the same id. @throws Error where it is neither */
export function idOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error('id is neither text nor number');
  return String(value).trim() || undefined;
}

/** @throws Error where it is there and not all of it is texts */
export function topicsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((topic) => typeof topic === 'string')) throw new Error('topics is no list of texts');
  return value.map((topic) => topic.trim()).filter(Boolean);
}

/** What stands in a field that others write: a text or a number as text; nothing where it is empty or anything else. */
export function shown(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}

/** The day in a field that others write, in any usual form; nothing where it is none. */
export const dayOf = (value: unknown, captured?: string): string | undefined => dayIn(shown(value), captured);

/** The count in a field that others write: a number, or one as shown to people. */
export function countOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === 'string' ? countIn(value) : undefined;
}
