/** Parses what a reader typed into an expression; anything is an expression. */
//   query  = { any }
//   any    = part { ( "OR" | "|" ) part }
//   part   = [ "-" ] ( "(" query ")" | field ":" ( phrase | word ) | phrase | word )
//   field  = "question" | "author" | "site" | "date"
//   phrase = '"' characters, '"' doubled '"'
//   word   = characters without blank or "|", not begun with '"' or "(", with "*" at its end for all that begins so
//
// A sign counts only where a part may begin: the quotes in 有了“结巴”还有用吗 and the parentheses in f(x) are plain text. Full-width forms
// mean the same. What does not fit the grammar (a quote or parenthesis without its other half, OR at an end, a date that is none) is
// plain text as well, so that no query is an error.

import type { Range } from '../model.js';
import { datesOf } from './dates.js';
import { quotedAt } from './quotation.js';

/** What an answer should be like. */
export type Expression =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | TextPart
  | { readonly kind: 'value'; readonly keyword: 'author' | 'site'; readonly value: string }
  | { readonly kind: 'days'; readonly from?: string; readonly to?: string };

/** A text to look for; a phrase as it stands, other texts by their words too. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  readonly isPhrase: boolean;
  /** Whatever begins so counts as well. */
  readonly isPrefix: boolean;
  /** To be looked for in the question only. */
  readonly field?: 'question';
}

/** Groups that nest deeper are read as if their parentheses were not there. */
const MAX_DEPTH = 8;

type Sign = '(' | ')' | 'or' | 'not';
type Part = { readonly part: Expression } & Range;
/** `word` is what the sign is where it joins nothing. */
type Lexeme = { readonly sign: Sign; readonly word?: Part } | Part;

/** Never throws; a text of blanks and signs gives an `all` of nothing. */
export function parseQuery(text: string): Expression {
  return new Parser(withJoiningSigns(withMatchedSigns(lexemesOf(text)))).query();
}

/** A field with its value, and where it stands in the query. */
export interface FieldValue extends Range {
  readonly keyword: 'author' | 'site';
  readonly value: string;
}

/** All authors and sites that a query names, also those that it excludes, in its order. */
export function fieldValues(text: string): FieldValue[] {
  return lexemesOf(text).flatMap((lexeme) => {
    if (!('part' in lexeme) || lexeme.part.kind !== 'value') return [];
    const { part, start, end } = lexeme;
    return [{ keyword: part.keyword, value: part.value, start, end }];
  });
}

/** The same text as plain parts, for a query of which no part says what to look for. */
export function plainQuery(text: string): Expression {
  return { kind: 'all', of: plainParts(text) };
}

/** What blanks part, without signs. */
export function plainParts(text: string): TextPart[] {
  return text.split(/\s+/).filter(Boolean).map(textPart);
}

/** A text without signs. */
export function textPart(text: string): TextPart {
  return { kind: 'text', text, isPhrase: false, isPrefix: false };
}

const SIGNS: Readonly<Record<string, string>> = { '（': '(', '）': ')', '：': ':', '＊': '*', '－': '-', '｜': '|' };

/** Full-width signs as their plain forms, character for character. */
const withPlainSigns = (text: string): string => text.replace(/[（）：＊－｜]/g, (sign) => SIGNS[sign] as string);

const FIELD = /(question|author|site|date):(?=\S)/iy;
const BLANKS = /\s*/y;

function lexemesOf(text: string): Lexeme[] {
  const plain = withPlainSigns(text);
  const lexemes: Lexeme[] = [];
  let depth = 0;
  for (let at = skip(plain, 0); at < plain.length; at = skip(plain, at)) {
    const sign = plain[at] as string;
    if (sign === '(' || sign === '|') {
      if (sign === '(') depth++;
      lexemes.push({ sign: sign === '(' ? '(' : 'or' });
      at++;
    } else if (sign === ')') {
      depth = Math.max(0, depth - 1);
      lexemes.push({ sign: ')' });
      at++;
    } else if (sign === '-' && /^-[^\s\-|)]/.test(plain.slice(at, at + 2))) {
      lexemes.push({ sign: 'not' });
      at++;
    } else {
      const { part, end } = partAt(text, plain, at, depth > 0);
      const lexeme = part && { part, start: at, end };
      if (lexeme) lexemes.push(part.kind === 'text' && part.text === 'OR' && !part.isPhrase ? { sign: 'or', word: lexeme } : lexeme);
      at = end;
    }
  }
  return lexemes;
}

function skip(plain: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.test(plain);
  return BLANKS.lastIndex;
}

/** The part that begins at a position, and where it ends; no part where nothing is left of it. */
function partAt(text: string, plain: string, at: number, isInGroup: boolean): { readonly part?: Expression; readonly end: number } {
  FIELD.lastIndex = at;
  const field = FIELD.exec(plain)?.[1]?.toLowerCase();
  const start = field ? FIELD.lastIndex : at;
  const quoted = quotedAt(text, start);
  const isPhrase = quoted !== undefined;
  const { content, end } = quoted ?? wordAt(text, plain, start, isInGroup);
  if (field) {
    const part = fieldPart(field, content, plain.slice(start, end), isPhrase);
    if (part) return { part, end };
    // A field without a value of its kind is plain text.
    const word = wordAt(text, plain, at, isInGroup);
    return { part: textPart(word.content), end: word.end };
  }
  if (content.trim() === '') return { end: Math.max(end, at + 1) };
  return { part: isPhrase ? { ...textPart(content), isPhrase } : wordPart(content, plain.slice(start, end)), end };
}

/** A word ends at a blank or `|`, in a group also at a parenthesis that is not its own. */
function wordAt(text: string, plain: string, start: number, isInGroup: boolean): { readonly content: string; readonly end: number } {
  let open = 0;
  let at = start;
  for (; at < plain.length; at++) {
    const sign = plain[at] as string;
    if (sign === '|' || /\s/.test(sign)) break;
    if (sign === '(') open++;
    if (sign === ')' && isInGroup && --open < 0) break;
  }
  // A word has one character at least, whatever it is: the reading goes on.
  const end = Math.max(at, start + 1);
  return { content: text.slice(start, end), end };
}

function wordPart(content: string, plain: string): TextPart {
  const isPrefix = plain.length > 1 && plain.endsWith('*');
  return { ...textPart(isPrefix ? content.slice(0, -1) : content), isPrefix };
}

function fieldPart(field: string, content: string, plain: string, isPhrase: boolean): Expression | undefined {
  const value = content.trim();
  if (value === '') return undefined;
  if (field === 'date') {
    const dates = datesOf(isPhrase ? value : plain);
    return dates && { kind: 'days', ...dates };
  }
  if (field === 'question') return { ...(isPhrase ? { ...textPart(value), isPhrase } : wordPart(value, plain)), field: 'question' };
  return { kind: 'value', keyword: field as 'author' | 'site', value };
}

/** Leaves out parentheses without their other half, and those that nest too deep. */
function withMatchedSigns(lexemes: readonly Lexeme[]): Lexeme[] {
  const open: number[] = [];
  const dropped = new Set<number>();
  for (const [i, lexeme] of lexemes.entries()) {
    if (!('sign' in lexeme)) continue;
    if (lexeme.sign === '(') open.push(i);
    if (lexeme.sign !== ')') continue;
    const start = open.pop();
    if (start === undefined) dropped.add(i);
    else if (open.length >= MAX_DEPTH) dropped.add(start).add(i);
  }
  for (const i of open) dropped.add(i);
  return lexemes.filter((_, i) => !dropped.has(i));
}

/** Leaves out every `|` that stands between no two parts; such an OR is a word. */
function withJoiningSigns(lexemes: readonly Lexeme[]): Lexeme[] {
  const kept: Lexeme[] = [];
  for (const [i, lexeme] of lexemes.entries()) {
    const [before, after] = [kept.at(-1), lexemes[i + 1]];
    const joins = before && after && ('part' in before || before.sign === ')') && ('part' in after || after.sign === '(' || after.sign === 'not');
    if (!('sign' in lexeme) || lexeme.sign !== 'or' || joins) kept.push(lexeme);
    else if (lexeme.word) kept.push(lexeme.word);
  }
  return kept;
}

class Parser {
  private at = 0;

  constructor(private readonly lexemes: readonly Lexeme[]) {}

  query(): Expression {
    const parts: Expression[] = [];
    while (this.at < this.lexemes.length && !this.isAt(')')) {
      const part = this.any();
      if (part) parts.push(part);
    }
    return { kind: 'all', of: parts };
  }

  private any(): Expression | undefined {
    const parts: Expression[] = [];
    do {
      const part = this.part();
      if (part) parts.push(part);
    } while (this.take('or'));
    return parts.length > 1 ? { kind: 'any', of: parts } : parts[0];
  }

  private part(): Expression | undefined {
    if (this.isAt('or') || this.isAt(')')) return undefined;
    let isExcluded = false;
    while (this.take('not')) isExcluded = !isExcluded;
    if (isExcluded) {
      const part = this.part();
      return part && { kind: 'not', of: part };
    }
    if (this.take('(')) {
      const group = this.query();
      this.take(')');
      return group.kind === 'all' && group.of.length === 0 ? undefined : group;
    }
    const lexeme = this.lexemes[this.at++];
    return lexeme && 'part' in lexeme ? lexeme.part : undefined;
  }

  private isAt(sign: Sign): boolean {
    const lexeme = this.lexemes[this.at];
    return lexeme !== undefined && 'sign' in lexeme && lexeme.sign === sign;
  }

  private take(sign: Sign): boolean {
    const isThere = this.isAt(sign);
    if (isThere) this.at++;
    return isThere;
  }
}
