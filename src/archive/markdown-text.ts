/** Turns Markdown into the text that a reader of the page sees. */

import { Marked, type TokenizerAndRendererExtension } from 'marked';
import { htmlToText } from './html/text.js';

const BLOCK_FORMULA = /^\$\$([^$]{1,5000})\$\$/;
/** A price is no formula: no blank stands inside the signs, and no digit behind them. */
const LINE_FORMULA = /^\$(?![\s\d.,]+\$)([^\s$](?:[^$\n]{0,500}[^\s$])?)\$(?!\d)/;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** In formulas, `_` and `*` and `\` are no marks. */
const formula: TokenizerAndRendererExtension = {
  name: 'formula',
  level: 'inline',
  start: (source) => source.indexOf('$'),
  tokenizer: (source) => {
    const [raw, tex] = BLOCK_FORMULA.exec(source) ?? LINE_FORMULA.exec(source) ?? [];
    return raw === undefined ? undefined : { type: 'formula', raw, text: tex };
  },
  renderer: ({ text }) => `<span data-tex="${escaped(String(text))}"></span>`,
};

const marked = new Marked({ async: false, gfm: true, extensions: [formula] });

/** Each is compared with those before it: twice as many take four times as long. This many take a second, and no answer has them. */
const MAX_MARKS = 40_000;

/** No one writes longer ones. */
const MAX_CHARACTERS = 2 ** 20;

/** Each line may be a row of a table or an item of a list, which take up to two kilobytes of memory. */
const MAX_LINES = 100_000;

/** Quotations and items that begin in one line, each inside the one before it, or an item as far inside: each level is read once more. */
const TOO_DEEP = /^(?:(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){200}|[ \t]{200,}(?:[-+*]|\d{1,9}[.)])[ \t])/m;

/** Images may stand in the text itself, larger than all of it. */
const EMBEDDED = /data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=]+/g;

/**
 * Its paragraphs, lists, code, formulas, what images are said to show, and links as their text; HTML in it as it shows.
 *
 * @throws Error with the reason where it is nested or marked beyond what can be read in bounded time
 */
export function markdownToText(markdown: string): string {
  const light = markdown.replace(EMBEDDED, '');
  if (light.length > MAX_CHARACTERS) throw new Error(`longer than ${MAX_CHARACTERS} characters`);
  const marks = light.match(/[*_~`[<]/g)?.length ?? 0;
  if (marks > MAX_MARKS) throw new Error(`more than ${MAX_MARKS} marks`);
  if (light.split('\n', MAX_LINES + 1).length > MAX_LINES) throw new Error(`more than ${MAX_LINES} lines`);
  if (TOO_DEEP.test(light)) throw new Error('nested too deeply');
  let html: string;
  try {
    html = marked.parse(light) as string;
  } catch (cause) {
    if (cause instanceof RangeError) throw new Error('nested too deeply', { cause });
    throw cause;
  }
  return htmlToText(html);
}
