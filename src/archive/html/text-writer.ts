/** Writes a text piece by piece, and keeps its lines and paragraphs apart. */

/** Between two of these, a blank that has a line end in it is one of the source's layout, which nobody sees. */
const CJK = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]/;

/** What is written but never seen. */
const UNSEEN = /[\u200B\u2060\uFEFF\u00AD]/g;

/** Blanks of the source's layout. */
const LAYOUT =
  /(?<=[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF])/g;

const BLANKS = /[ \t\r\n\f]+/g;
const isBlank = (unit: string): boolean => unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r' || unit === '\f';

/** A blank, one with a line end in it, or none. */
type Blank = '' | ' ' | '\n';

const blankOf = (blanks: string): Blank => (/[\r\n]/.test(blanks) ? '\n' : ' ');

/** What is written for a blank between two characters. */
const between = (last: string, blank: Blank, next: string): '' | ' ' =>
  blank === ' ' || (blank === '\n' && !(CJK.test(last) && CJK.test(next))) ? ' ' : '';

/** Replaced at once: a hundred bytes are kept for each match until all are found. */
const PIECE_CHARS = 1 << 18;

/** Blanks in a row are one, or none. @param text without blanks at its ends */
function withoutLayout(text: string): string {
  if (text.length <= PIECE_CHARS) return withoutLayoutAtOnce(text);
  const pieces: string[] = [];
  for (let [start, end] = [0, 0]; start < text.length; start = end) {
    end = Math.min(text.length, start + PIECE_CHARS);
    while (isBlank(text.charAt(end - 1))) end++;
    // What stands before blanks at the beginning of a piece is looked at again.
    pieces.push(start === 0 ? withoutLayoutAtOnce(text.slice(0, end)) : withoutLayoutAtOnce(text.slice(start - 1, end)).slice(1));
  }
  return pieces.join('');
}

function withoutLayoutAtOnce(text: string): string {
  const isOfLines = text.includes('\n') || text.includes('\r');
  return (isOfLines ? text.replace(LAYOUT, '') : text).replace(BLANKS, ' ');
}

/** Where the blanks at the beginning of a text end. */
function endOfBlanks(text: string): number {
  let at = 0;
  while (at < text.length && isBlank(text.charAt(at))) at++;
  return at;
}

/** Where the blanks at the end of a text begin. */
function startOfBlanks(text: string): number {
  let at = text.length;
  while (at > 0 && isBlank(text.charAt(at - 1))) at--;
  return at;
}

/** The breaks that wait for the next piece: none, a new line, an empty line. */
type Break = 0 | 1 | 2;

/** Lines hold no blanks at their ends, and no two in a row; at most one empty line parts paragraphs. */
export class TextWriter {
  private readonly pieces: string[] = [];
  private last = '';
  private pending: Break = 0;
  private blank: Blank = '';
  private prefix = '';
  /** The break before the item that is begun: elements inside it do not part it from its bullet. */
  private itemBreak: Break = 0;
  private isFirstCell = true;

  /** @param keepsWide whether no-break spaces stay: mirrors part their frame from texts by them */
  constructor(private readonly keepsWide = false) {}

  /** Running text; blanks in a row are one. */
  write(raw: string): void {
    const seen = raw.replace(UNSEEN, '');
    const text = this.keepsWide ? seen : seen.replace(/\u00A0/g, ' ');
    const [start, end] = [endOfBlanks(text), startOfBlanks(text)];
    if (start > 0) this.blank ||= blankOf(text.slice(0, start));
    if (start >= end) return;
    this.put(withoutLayout(text.slice(start, end)));
    if (end < text.length) this.blank = blankOf(text.slice(end));
  }

  /** The next piece begins a line. Twice in a row, there is an empty line between. */
  line(): void {
    this.pending = Math.min(2, this.pending + 1) as Break;
    this.blank = '';
  }

  /** Code: its blanks and line ends stay, one line end at either side of it does not. */
  verbatim(code: string): void {
    const text = code.replace(/\r\n?/g, '\n').replace(/^\n/, '').trimEnd();
    if (text.trimStart() === '') return;
    this.break(2);
    this.put(text);
    this.break(2);
  }

  /** What `inside` writes is a paragraph or more. */
  apart(inside: () => void): void {
    this.break(2);
    inside();
    this.break(2);
  }

  /** What `inside` writes has lines of its own. */
  ownLine(inside: () => void): void {
    this.break(1);
    this.isFirstCell = true;
    inside();
    this.break(1);
  }

  /** A line of its own that begins with a bullet, if it has anything. */
  item(bullet: string, inside: () => void): void {
    this.break(1);
    this.itemBreak = this.pending;
    this.prefix = bullet;
    inside();
    this.prefix = '';
    this.break(1);
  }

  /** A part of a row. */
  cell(inside: () => void): void {
    if (!this.isFirstCell) this.put('|', ' ');
    this.isFirstCell = false;
    this.blank = ' ';
    inside();
    this.blank = ' ';
  }

  /** All that was written. */
  text(): string {
    return this.pieces.join('').trim();
  }

  private break(least: Break): void {
    if (this.pending < least) this.pending = least;
    this.blank = '';
  }

  private put(part: string, blank = this.blank): void {
    if (this.prefix !== '') this.pending = this.itemBreak;
    if (this.last !== '') {
      if (this.pending > 0) this.pieces.push('\n'.repeat(this.pending));
      else this.pieces.push(between(this.last, blank, part.charAt(0)));
    }
    this.pieces.push(this.prefix, part);
    this.last = part.at(-1) as string;
    this.pending = 0;
    this.blank = '';
    this.prefix = '';
  }
}
