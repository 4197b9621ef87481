/** Knows the quotation marks of the query language: where a quoted text ends, and how any text is quoted. */

/** Marks of one family close what one of them opens. */
const FAMILIES = ['"＂', '“”„', '「」', '『』'];
const ALL = FAMILIES.join('');

/** A text between quotation marks. */
export interface Quoted {
  /** A doubled `"` is one. */
  readonly content: string;
  /** Behind the mark that closes it. */
  readonly end: number;
}

/** Whether a character is a quotation mark. */
export function isQuotationMark(character: string): boolean {
  return character !== '' && ALL.includes(character);
}

/**
 * The quoted text that begins at a position: up to the next mark of the same family, else, since keyboards mix them, up to the next of any. Where `"`
 * opens, a `"` that belongs to the text is doubled.
 *
 * @param at of the opening mark, from 0
 * @returns nothing where no mark opens there, or none closes
 */
export function quotedAt(text: string, at: number): Quoted | undefined {
  const opening = text.charAt(at);
  if (!isQuotationMark(opening)) return undefined;
  const family = FAMILIES.find((marks) => marks.includes(opening)) as string;
  return closedBy(text, at, family, family === FAMILIES[0]) ?? closedBy(text, at, ALL, false);
}

function closedBy(text: string, at: number, marks: string, isDoubled: boolean): Quoted | undefined {
  let content = '';
  for (let to = at + 1; to < text.length; to++) {
    const sign = text.charAt(to);
    if (marks.includes(sign)) {
      if (!isDoubled || text.charAt(to + 1) !== sign) return { content, end: to + 1 };
      to++;
    }
    content += sign;
  }
  return undefined;
}

/** Any text as a phrase, or as the value of a field, of the query language: {@link quotedAt} gives the same text. */
export function phraseOf(text: string): string {
  return `"${text.replace(/["＂]/g, '$&$&')}"`;
}
