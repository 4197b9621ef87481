/** Renders texts with marks. */

import type { Mark, MarkedText, Why } from '../../model.js';
import { type Html, html } from '../html.js';

/** What is said of a mark that does not stand as typed: in its tooltip and below the page's count, and, shorter, to readers who do not see it. */
const REASONS: Record<Exclude<Why, 'literal'>, { readonly title: string; readonly short: string }> = {
  script: { title: '繁简或异体写法不同', short: '繁简' },
  region: { title: '各地说法不同', short: '各地说法' },
  synonym: { title: '同义词', short: '同义' },
  pinyin: { title: '拼音相符', short: '拼音' },
  typo: { title: '已纠正笔误', short: '纠错' },
  prefix: { title: '以所搜的词开头', short: '开头' },
};

/** The text with each mark in a `<mark>`; one that does not stand as typed says why. @param id of the first mark */
export function marked({ text, marks }: MarkedText, id?: string): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const mark of marks) {
    const name = at === 0 && mark === marks[0] && id !== undefined && html` id="${id}"`;
    pieces.push(html`${text.slice(at, mark.start)}${markOf(text.slice(mark.start, mark.end), mark.why, name)}`);
    at = mark.end;
  }
  return html`${pieces}${text.slice(at)}`;
}

function markOf(slice: string, why: Mark['why'], name: Html | false): Html {
  if (why === 'literal') return html`<mark${name}>${slice}</mark>`;
  const { title, short } = REASONS[why];
  return html`<mark${name} class="why-${why}" title="${title}">${slice}<span class="visually-hidden">（${short}）</span></mark>`;
}

/** Says what marks that do not stand as typed stand for, to who cannot point at them; nothing where all do. */
export function legend(texts: readonly MarkedText[]): Html | undefined {
  const present = new Set(texts.flatMap(({ marks }) => marks.map(({ why }) => why)));
  const reasons = (Object.keys(REASONS) as (keyof typeof REASONS)[]).filter((why) => present.has(why));
  if (reasons.length === 0) return undefined;
  return html`<p class="legend">带点线的标记：${reasons.map((why) => REASONS[why].title).join('、')}。</p>`;
}
