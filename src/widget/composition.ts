/** Follows the text of an input, and what of it an input method is still composing. */

/**
 * Browsers tell of the end of a composition before or after the change that it made: the same text may be told twice.
 *
 * @param changed told of the whole text, and of the part that is being composed, if one is
 */
export function followText(input: HTMLInputElement, changed: (text: string, composed: string | undefined) => void): void {
  let composed: string | undefined;
  input.addEventListener('compositionstart', () => {
    composed = '';
  });
  input.addEventListener('compositionupdate', ({ data }) => {
    composed = data;
  });
  input.addEventListener('compositionend', () => {
    composed = undefined;
    changed(input.value, undefined);
  });
  input.addEventListener('input', () => changed(input.value, composed));
}
