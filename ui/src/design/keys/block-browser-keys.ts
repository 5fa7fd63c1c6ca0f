/** Help, find, reload, caret browsing, menu, tools: the web view's meanings of keys that are ours. */
const browserKeys: ReadonlySet<string> = new Set(['F1', 'F3', 'F5', 'F7', 'F10', 'F12']);

export function isBrowserKey(name: string): boolean {
  return browserKeys.has(name);
}

/** For the whole life of the page. In the capture phase, so that no field can keep one to itself. */
export function blockBrowserKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isBrowserKey(event.key) || isBrowserKey(event.code)) event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
