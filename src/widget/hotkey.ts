/** Tells the key that opens the box. */

/** Calls when the hotkey of the moment is pressed anywhere on the page. */
export function followHotkey(hotkey: () => string | null, pressed: () => void, options: AddEventListenerOptions): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!isHotkey(hotkey(), event)) return;
      event.preventDefault();
      pressed();
    },
    options,
  );
}

/** Whether a press is the hotkey: `/` where nothing is being typed, or `mod+k` anywhere. */
function isHotkey(hotkey: string | null, event: KeyboardEvent): boolean {
  // Of two boxes the first one takes it.
  if (!hotkey || event.defaultPrevented || event.isComposing) return false;
  const isModified = event.ctrlKey || event.metaKey;
  // A browser that fills in a form tells of presses without a key. With Shift it is a key of browsers.
  if (hotkey === 'mod+k') return isModified && !event.shiftKey && !event.altKey && event.key?.toLowerCase() === 'k';
  return hotkey === '/' && event.key === '/' && !isModified && !event.altKey && !isTyping(event.composedPath()[0]);
}

function isTyping(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** As readers know it; empty for none. */
export function hotkeyName(hotkey: string | null): string {
  if (hotkey !== 'mod+k') return hotkey ?? '';
  return /Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K';
}
