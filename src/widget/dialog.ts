/** Opens and closes the dialog of a box. */

import type { View } from './view.js';

/** What a dialog tells of, and asks. */
export interface DialogOwner {
  readonly open: () => void;
  readonly close: () => void;
  /** The dialog is closed, by whatever. */
  readonly closed: () => void;
  /** Empties the input; false where it is empty already. */
  readonly clear: () => boolean;
}

/** Follows the dialog of a view, and its buttons; nothing where it has none. */
export function followDialog({ dialog, opener, close }: View, owner: DialogOwner): void {
  if (!dialog || !opener || !close) return;
  opener.addEventListener('click', owner.open);
  close.addEventListener('click', owner.close);
  // Who selects text and lets go outside does not mean to leave.
  let isPressedOutside = false;
  dialog.addEventListener('pointerdown', ({ target }) => {
    isPressedOutside = target === dialog;
  });
  dialog.addEventListener('click', ({ target }) => isPressedOutside && target === dialog && owner.close());
  dialog.addEventListener('close', () => {
    // Opened by a key, it would leave the focus nowhere.
    if (document.activeElement === document.body) opener.focus();
    owner.closed();
  });
  // Escape empties the input first.
  dialog.addEventListener('cancel', (event) => owner.clear() && event.preventDefault());
}
