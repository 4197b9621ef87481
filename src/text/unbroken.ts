/** Leaves out of a text what breaks a word for a machine but not for a reader, and keeps where everything else stood. */

import type { Range } from '../model.js';
import { CJK, EMOJI } from './runs.js';

/**
 * What nobody sees: Unicode's default ignorable code points, such as zero-width spaces and joiners, soft hyphens, byte order marks, marks of
 * direction, variation selectors. The two fillers of Hangul syllables stand for a letter, and stay.
 */
const IGNORABLE = '(?:(?![\\u115F\\u1160])\\p{Default_Ignorable_Code_Point})';
/** A tab is no blank here: it parts the cells of a table. */
const BLANK = '\\p{Zs}';
const LINE_BREAK = '(?:\\r\\n|[\\n\\r\\u2028])';
const NUMERAL = '[〇零一二三四五六七八九十百]{1,3}';
/** What follows begins an item of a list (一、 （二） 甲． 第三， 其一：); other ways to begin one are no Chinese characters anyway. */
const NUMBERED = `(?:第?${NUMERAL}|[甲乙丙丁戊己庚辛壬癸])[、．.)）]|第${NUMERAL}[，,：:]|其[一二三四五六七八九十]{1,2}[、．.，,：:]`;
const BLANKS = `(?:${BLANK}${IGNORABLE}*)*`;
/** Blanks, and at most one line break, between two Chinese characters. */
const GAP = `(?=${BLANK}|${LINE_BREAK})(?<=${CJK}${IGNORABLE}*)${BLANKS}(?:${LINE_BREAK}${IGNORABLE}*${BLANKS}(?!${NUMBERED}))?(?=${CJK})`;

/** The joiners and selectors of an emoji are part of it. */
const LEFT_OUT = new RegExp(`${EMOJI}|(?<gap>${GAP})|(?<ignorable>${IGNORABLE}+)`, 'gu');
const IGNORABLE_OR_EMOJI = new RegExp(`(${EMOJI})|${IGNORABLE}+`, 'gu');

/** What a code unit may be; most texts are seen by these alone to leave nothing out. */
const OTHER = 0;
const CHINESE = 1;
const BLANK_OR_BREAK = 2;
const IGNORED = 3;

const BEGINS_GAP = new RegExp(`^(?:${BLANK}|[\\n\\r\\u2028])`, 'u');
/** Beyond the BMP by the first half of the pair: U+E0000 to U+E0FFF, and two blocks of music and shorthand; Han may have any. */
const IS_IGNORABLE = new RegExp(`^(?:${IGNORABLE}|[\\uD82F\\uD834\\uDB40-\\uDB43])`, 'u');
const MAY_BE_CHINESE = new RegExp(`^(?:${CJK}|[\\uDC00-\\uDFFF])`, 'u');

const KINDS = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (IS_IGNORABLE.test(character)) return IGNORED;
  if (BEGINS_GAP.test(character)) return BLANK_OR_BREAK;
  return MAY_BE_CHINESE.test(character) ? CHINESE : OTHER;
});

/** Whether anything may be left out: an ignorable anywhere, or a blank right behind Chinese. */
function mayLeaveOut(text: string): boolean {
  let before = OTHER;
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)] as number;
    if (kind === IGNORED || (kind === BLANK_OR_BREAK && before === CHINESE)) return true;
    before = kind;
  }
  return false;
}

/**
 * A text without what parts no words to a reader: ignorable characters, and the gaps between two Chinese characters that scanning, justified
 * lines and wrapped lines leave (blanks, and at most one line break). An empty line, a tab, the beginning of a list item and the border of a cell
 * stay, and so part words. Analysis, matching and marking all read a text so; what is kept and shown is the text as written.
 */
export class UnbrokenText {
  /** The text as it is read, never longer than the written one. */
  readonly text: string;
  /** Where in {@link text} a gap was left out, ascending: words may end there, too. */
  readonly seams: readonly number[];
  /** For each code unit of {@link text} its position as written; absent where nothing was left out. */
  private readonly origins: Uint32Array | undefined;

  /** @param written any text, lone surrogates included */
  constructor(written: string) {
    const left = mayLeaveOut(written) ? leftOutOf(written) : NONE;
    this.seams = NO_SEAMS;
    this.text = written;
    if (left.length === 0) return;
    const origins = new Uint32Array(written.length);
    const pieces: string[] = [];
    const seams: number[] = [];
    let [from, length] = [0, 0];
    for (const { start, end, isGap } of [...left, { start: written.length, end: written.length, isGap: false }]) {
      pieces.push(written.slice(from, start));
      for (let at = from; at < start; at++) origins[length++] = at;
      if (isGap) seams.push(length);
      from = end;
    }
    this.text = pieces.join('');
    this.seams = seams;
    this.origins = origins;
  }

  /** The same stretch as it is written, with all that stands inside it and nothing of what stands around. @param range not empty, of {@link text} */
  asWritten<T extends Range>(range: T): T {
    const { origins } = this;
    if (!origins) return range;
    return { ...range, start: origins[range.start] as number, end: (origins[range.end - 1] as number) + 1 };
  }
}

interface LeftOut extends Range {
  readonly isGap: boolean;
}

const NONE: readonly LeftOut[] = [];
const NO_SEAMS: readonly number[] = [];

function leftOutOf(text: string): LeftOut[] {
  return Array.from(text.matchAll(LEFT_OUT)).flatMap(({ 0: all, index, groups }): LeftOut[] => {
    const isGap = groups?.gap !== undefined;
    return isGap || groups?.ignorable !== undefined ? [{ start: index, end: index + all.length, isGap }] : [];
  });
}

/** Stands between two texts that are read together, and parts them: no word and no pair of characters goes over it. */
export const APART = '\n\n';

/** A text without ignorable characters, its blanks as they are: for what is typed, and for names. */
export function withoutIgnorables(text: string): string {
  return mayLeaveOut(text) ? text.replace(IGNORABLE_OR_EMOJI, (_all, emoji: string | undefined) => emoji ?? '') : text;
}
