/** Tells the page what the box is about to do. */

/** @returns whether the page lets it */
export function tell(box: HTMLElement, name: 'xunda-search' | 'xunda-open' | 'xunda-error', detail: object): boolean {
  return box.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}
