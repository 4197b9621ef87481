/** Makes elements and marked texts, never from strings of HTML. */

import type { MarkedText } from '../model.js';
import type { Strings } from './strings.js';

/** An element with attributes and children; `part` is its class as well. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { part, ...attributes }: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (part) {
    element.setAttribute('part', part);
    element.className = part;
  }
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A text with its marks; one that does not stand as typed says why. */
export function marked({ text, marks }: MarkedText, { why }: Strings): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const { start, end, why: reason } of marks) {
    const said = why[reason];
    const mark = make('mark', { part: 'mark', ...(said && { title: said }) }, text.slice(start, end));
    if (said) mark.append(make('span', { class: 'seen-not' }, `（${said}）`));
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  return [...nodes, text.slice(at)];
}
