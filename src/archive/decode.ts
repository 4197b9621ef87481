/** Turns bytes into text, by what is said of their encoding and by what they are. */

/** A text and the encoding that it was in, by its name in the Encoding Standard; or why it is none. */
export type Decoded = { readonly text: string; readonly encoding: string } | { readonly problem: string };

/** What may say the encoding of a text inside it: so many bytes from its beginning. */
const LABEL_BYTES = 4096;

/** Of a page, as a meta element or an XML declaration says it; only so far behind their beginning. */
const LABEL = /(?:charset|encoding)\s{0,20}=\s{0,20}(?:["']\s{0,20})?([\w-]{2,20})/gi;
const LABEL_CHARS = 200;
const LABELLED = /^<(?:meta|\?xml)[^>]*$/i;

/** A share of replaced or private characters, in ten thousand, from which a text is none. */
const MOST_BROKEN = 20;

/** What UTF-8 read as GBK looks like, and the other way round, and UTF-8 read as Latin letters. */
const MOJIBAKE = /锟斤拷|烫烫烫|屯屯屯|ï»¿|(?:[æçèéåäï][\u0080-\u00BF\u2010-\u203A\u0152-\u0192\u02C6-\u02DC]{1,2}){3}/g;
const MOST_MOJIBAKE = 3;

/**
 * The text of bytes. A byte order mark decides; then what a header says, then what the text says of itself, then which of UTF-8, GB18030 and Big5 it
 * can be: a label that cannot be true is passed over.
 *
 * @param charset as a header says it
 * @returns a problem where the bytes are no text in any of these, or one that was spoiled before it was saved
 */
export function decode(bytes: Buffer, { charset }: { readonly charset?: string } = {}): Decoded {
  const marked = markOf(bytes);
  if (marked) return whole(bytes, marked) ?? { problem: `not ${marked.toUpperCase()}, which its first bytes say` };
  const labels = [wideOf(bytes), charset, labelIn(bytes.toString('latin1', 0, LABEL_BYTES))].flatMap((label) => usable(label) ?? []);
  for (const encoding of candidates(labels, bytes)) {
    const decoded = whole(bytes, encoding);
    if (decoded) return spoiled(decoded.text) ?? decoded;
  }
  return { problem: 'in no encoding that is known (UTF-8, UTF-16, GB18030, Big5)' };
}

function labelIn(beginning: string): string | undefined {
  for (const label of beginning.matchAll(LABEL)) {
    const before = beginning.slice(Math.max(0, label.index - LABEL_CHARS), label.index);
    if (LABELLED.test(before.slice(Math.max(0, before.lastIndexOf('<'))))) return label[1];
  }
  return undefined;
}

/** The encoding that a byte order mark says; nothing where there is none. */
export function markOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: markup and JSON begin with letters that leave every other byte empty. */
function wideOf(bytes: Buffer): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
  if (bytes[0] === 0 && bytes[2] === 0 && bytes[1] !== 0) return 'utf-16be';
  return bytes[1] === 0 && bytes[3] === 0 && bytes[0] !== 0 ? 'utf-16le' : undefined;
}

/** By the name that decoders know; a text read byte by byte cannot be of two bytes each, whatever it says. */
function usable(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    // GBK is a part of GB18030, and Latin labels stand on pages in anything.
    if (encoding === 'gbk') return 'gb18030';
    return encoding === 'windows-1252' ? undefined : encoding;
  } catch {
    return undefined;
  }
}

function whole(bytes: Buffer, encoding: string): { text: string; encoding: string } | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

/** In the order they are tried; what costs a look at the text comes only where nothing before it fits. UTF-8 hardly ever fits by chance. */
function* candidates(labels: readonly string[], bytes: Buffer): Generator<string> {
  yield* labels;
  yield 'utf-8';
  yield* likeliest(bytes);
}

/** Bytes that GB18030 and Big5 both allow are what has more of the commonest characters. */
function likeliest(bytes: Buffer): readonly string[] {
  const sample = bytes.subarray(0, 65_536);
  return commonIn(sample, 'big5') > commonIn(sample, 'gb18030') ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
}

const COMMON =
  /[的是一不了在有人我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着下自之年過过發发後后作里裡]/g;

function commonIn(bytes: Buffer, encoding: string): number {
  return new TextDecoder(encoding).decode(bytes).match(COMMON)?.length ?? 0;
}

function spoiled(text: string): { problem: string } | undefined {
  const broken = text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0;
  const isBroken = broken * 10_000 > text.length * MOST_BROKEN;
  const mojibake = text.match(MOJIBAKE)?.length ?? 0;
  if (!isBroken && mojibake < MOST_MOJIBAKE) return undefined;
  return { problem: `spoiled before it was saved: ${isBroken ? broken : mojibake} places that no encoding explains` };
}
