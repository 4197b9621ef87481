/** Renders texts with marks. */

import type { MarkedText } from '../../model.js';
import { type Html, html } from '../html.js';

/** The text with each mark in a `<mark>`. */
export function marked({ text, marks }: MarkedText): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    pieces.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return html`${pieces}${text.slice(at)}`;
}
