/** Renders texts with marks. */

import type { Mark, MarkedText, Why } from '../../model.js';
import { type Html, html } from '../html.js';

/** What is said of a mark that does not stand as typed: in its tooltip, and, shorter, to readers who do not see it. */
const REASONS: Record<Exclude<Why, 'literal'>, { readonly title: string; readonly short: string }> = {
  script: { title: '繁简或异体写法不同', short: '繁简' },
  region: { title: '各地说法不同', short: '异名' },
  synonym: { title: '同义词', short: '同义' },
  pinyin: { title: '拼音相符', short: '拼音' },
  typo: { title: '已纠正笔误', short: '纠错' },
  prefix: { title: '以所搜的词开头', short: '开头' },
};

/** The text with each mark in a `<mark>`; one that does not stand as typed says why. */
export function marked({ text, marks }: MarkedText): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const mark of marks) {
    pieces.push(html`${text.slice(at, mark.start)}${markOf(text.slice(mark.start, mark.end), mark.why)}`);
    at = mark.end;
  }
  return html`${pieces}${text.slice(at)}`;
}

function markOf(slice: string, why: Mark['why']): Html {
  if (why === 'literal') return html`<mark>${slice}</mark>`;
  const { title, short } = REASONS[why];
  return html`<mark class="why-${why}" title="${title}">${slice}<span class="visually-hidden">（${short}）</span></mark>`;
}
