/** Reads the attributes of the box, and makes each a property too. */

import type { Extras } from './addresses.js';
import type { Mode } from './view.js';

/** Attributes that the box is drawn by. */
export const DRAWN_BY: readonly string[] = ['mode', 'lang', 'placeholder', 'hotkey'];

/** Attributes that say what is asked along with a text, and of whom. */
export const ASKED_WITH: readonly string[] = ['src', 'filter-site', 'group', 'limit'];

/** All attributes; the last is the style's. */
export const ATTRIBUTES: readonly string[] = [...DRAWN_BY, ...ASKED_WITH, 'theme'];

/** Hits or suggestions where no limit is given, and the most that can be. */
const DEFAULT_LIMIT = 6;
const MOST = 20;

/** The server where no attribute names one: where the script came from. */
let home = '';

/** @param url of the script; one that is no web address names no server */
export function setHome(url: string): void {
  home = /^https?:/.test(url) ? new URL(url).origin : '';
}

/** Without a slash at its end. */
export function serverOf(box: HTMLElement): string {
  return (box.getAttribute('src') ?? home).replace(/\/+$/, '');
}

/** The other fields of the form inside, and what the attributes ask for. */
export function extrasOf(box: HTMLElement): Extras {
  const own: Record<string, string> = {};
  const site = box.getAttribute('filter-site');
  if (site) own.site = site;
  const group = box.getAttribute('group');
  if (group !== null) own.group = group === 'none' ? group : 'question';
  const form = box.querySelector('form');
  const fields = form ? [...new FormData(form)] : [];
  return [
    ...fields.flatMap(([name, value]) => (name !== 'q' && !own[name] && typeof value === 'string' && value ? [[name, value] as const] : [])),
    ...Object.entries(own),
  ];
}

/** How many hits or suggestions to ask for, from 1 to 20. */
export function limitOf(box: HTMLElement): number {
  const given = Math.trunc(Number(box.getAttribute('limit')));
  return given >= 1 ? Math.min(given, MOST) : DEFAULT_LIMIT;
}

/** A dropdown where nothing else is said. */
export function modeOf(box: HTMLElement): Mode {
  return (['dialog', 'inline'] as const).find((mode) => mode === box.getAttribute('mode')) ?? 'dropdown';
}

/** Its own, or that of what it stands in. */
export function langOf(box: HTMLElement): string {
  return box.closest<HTMLElement>('[lang]')?.lang || 'zh-CN';
}

/** Gives a class of elements a property for each attribute but `lang`, which every element has. */
export function defineProperties(prototype: HTMLElement): void {
  for (const name of ATTRIBUTES) {
    if (name === 'lang') continue;
    Object.defineProperty(prototype, propertyOf(name), {
      configurable: true,
      get(this: HTMLElement) {
        return this.getAttribute(name) ?? '';
      },
      set(this: HTMLElement, value: unknown) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? '' : String(value));
      },
    });
  }
}

/** Takes over what a page has set before the script came. */
export function upgradeProperties(box: HTMLElement): void {
  const own = box as unknown as Record<string, unknown>;
  for (const property of ATTRIBUTES.map(propertyOf)) {
    if (!Object.hasOwn(own, property)) continue;
    const value = own[property];
    delete own[property];
    own[property] = value;
  }
}

function propertyOf(attribute: string): string {
  return attribute === 'filter-site' ? 'filterSite' : attribute;
}
