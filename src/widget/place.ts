/** Puts the panel of results beside its input, wherever that is in the window. */

/** All in px. */
const GAP = 4;
const EDGE = 8;
const LEAST_WIDTH = 280;
const LEAST_HEIGHT = 180;

/** Below the input, or above where there is more room; never wider or higher than the window. */
export function place(panel: HTMLElement, input: HTMLElement): void {
  const { left, top, bottom, width } = input.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const height = Math.min(clientHeight || innerHeight, innerHeight);
  const wide = Math.min(Math.max(width, LEAST_WIDTH), clientWidth - 2 * EDGE);
  const [above, below] = [top - GAP - EDGE, height - bottom - GAP - EDGE];
  const isAbove = below < LEAST_HEIGHT && above > below;
  const { style } = panel;
  style.width = `${wide}px`;
  style.left = `${Math.max(EDGE, Math.min(left, clientWidth - wide - EDGE))}px`;
  style.maxHeight = `${Math.max(LEAST_HEIGHT, isAbove ? above : below)}px`;
  style.top = isAbove ? 'auto' : `${bottom + GAP}px`;
  style.bottom = isAbove ? `${height - top + GAP}px` : 'auto';
}
