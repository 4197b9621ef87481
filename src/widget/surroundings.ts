/** Follows what happens on the page around a box. */

import { followHotkey } from './hotkey.js';

/** Who wants to know. */
export interface Surrounded {
  /** The hotkey of the moment was pressed. */
  readonly pressed: () => unknown;
  /** Somebody went elsewhere on the page, by key or pointer. */
  readonly left: () => unknown;
  /** Things may stand elsewhere now. */
  readonly moved: () => unknown;
  readonly online: () => unknown;
}

/** @param signal ends it */
export function followSurroundings(box: HTMLElement, { pressed, left, moved, online }: Surrounded, signal: AbortSignal): void {
  const options = { signal };
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget)) && !box.matches(':focus-within')) left();
  };
  box.addEventListener('focusout', leave, options);
  document.addEventListener('pointerdown', (event) => event.composedPath().includes(box) || left(), options);
  followHotkey(() => box.getAttribute('hotkey'), pressed, options);
  addEventListener('scroll', moved, { ...options, capture: true, passive: true });
  addEventListener('resize', moved, options);
  addEventListener('online', online, options);
}
