/** Tells by its first characters whether a text is a page. */

const BEFORE = /(?:\uFEFF|ï»¿)?\s*(?:<\?xml[^>]*>\s*)?/y;
const TAG = /<(?:!doctype\s+html|html|head|meta|title|body|h1|article|div|p|section)[\s>]/iy;

/**
 * Whether a text begins with a byte order mark, an XML declaration and comments, each of which may be missing, and then with an element that pages
 * begin with. Every character is looked at once.
 *
 * @param text the beginning of a page, in any encoding that has ASCII
 */
export function beginsPage(text: string): boolean {
  BEFORE.lastIndex = 0;
  BEFORE.test(text);
  TAG.lastIndex = behindComments(text, BEFORE.lastIndex);
  return TAG.test(text);
}

/** The place behind comments and the blanks after each; a comment that does not end is none. */
function behindComments(text: string, from: number): number {
  let at = from;
  while (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) return at;
    at = end + 3;
    while (at < text.length && text.charAt(at).trim() === '') at++;
  }
  return at;
}
