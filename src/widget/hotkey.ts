/** Tells the key that opens the box. */

/** Whether a press is the hotkey: `/` where nothing is being typed, or `mod+k` anywhere. */
export function isHotkey(hotkey: string | null, event: KeyboardEvent): boolean {
  // Of two boxes the first one takes it.
  if (!hotkey || event.defaultPrevented || event.isComposing) return false;
  const isModified = event.ctrlKey || event.metaKey;
  if (hotkey !== '/') return event.key.toLowerCase() === 'k' && isModified;
  return event.key === '/' && !isModified && !event.altKey && !isTyping(event.composedPath()[0]);
}

function isTyping(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** As readers know it; empty for none. */
export function hotkeyName(hotkey: string | null): string {
  if (hotkey !== 'mod+k') return hotkey ?? '';
  return /Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K';
}
