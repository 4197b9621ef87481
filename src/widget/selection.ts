/** Offers to search for what is selected on a page of ours, whose style says how that looks. */

/** Our pages speak Chinese. */
const LABEL = '搜索所选文字';

/** Longer ones are passages to read, not queries; in UTF-16 code units. */
const MAX_CHARS = 100;

/** In px, between the selection and the link. */
const GAP = 6;

/** Shows a link below what is selected inside an element, as long as it is. */
export function offerSearch(inside: HTMLElement): void {
  const link = document.createElement('a');
  link.className = 'xunda-selected';
  link.textContent = LABEL;
  // A press must leave the selection as it is, or the link is gone before the click.
  link.addEventListener('mousedown', (event) => event.preventDefault());
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    const text = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
    const isOffered = selection !== null && text !== '' && text.length <= MAX_CHARS && inside.contains(selection.anchorNode);
    // Going to the link by key must not take it away.
    if (!isOffered) {
      if (document.activeElement !== link) link.remove();
      return;
    }
    const { left, bottom } = selection.getRangeAt(0).getBoundingClientRect();
    link.href = `/search?${new URLSearchParams({ q: text })}`;
    link.style.left = `${Math.max(GAP, left + scrollX)}px`;
    link.style.top = `${bottom + scrollY + GAP}px`;
    if (!link.isConnected) inside.append(link);
  });
}
