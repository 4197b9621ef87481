/** Tells how deep a JSON text is, and how much is in it, before it is parsed: parsing takes a hundred bytes of memory for each level. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPENS_LIST, CLOSES_LIST, OPENS_OBJECT, CLOSES_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether lists and objects lie in one another more than `most` deep. Whether it is JSON at all is not asked; every character is looked at once. */
export function isDeeperThan(most: number, text: string): boolean {
  // Nearly all records have so few that nothing else need be looked at.
  if (!hasMoreOpenings(most, text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at) - 1;
    else if (unit === OPENS_LIST || unit === OPENS_OBJECT) {
      depth++;
      if (depth > most) return true;
    } else if (unit === CLOSES_LIST || unit === CLOSES_OBJECT) depth--;
  }
  return false;
}

/** Whether a text has more signs that begin lists and objects than `most`, those in strings too. No more than these are counted. */
export function hasMoreOpenings(most: number, text: string): boolean {
  let count = 0;
  for (const opening of ['[', '{']) {
    for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
      count++;
      if (count > most) return true;
    }
  }
  return false;
}

/** The place behind the string that begins with the quotation mark at `start`, or the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((end - before) % 2 === 0) return end + 1;
  }
  return text.length;
}
