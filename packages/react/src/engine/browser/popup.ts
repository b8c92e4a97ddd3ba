import type { Environment, PopupWindow } from './environment.ts';

const opened = new WeakSet<object>();

/** Whether a message comes from a window that this page has opened. */
export const isOpened = (source: unknown): boolean =>
  typeof source === 'object' && source !== null && opened.has(source);

/**
 * Opens a window in the middle of this one; call it in the click. Always `_blank`, because a page that frames the app could
 * navigate a window whose name it knows. Popup blockers may return anything, or throw: only a window that says it is open, and
 * has the methods of one, is returned.
 */
export function openPopup(environment: Environment, url: string): PopupWindow | null {
  const [width, height] = [480, 720];
  const left = Math.max(0, Math.round(environment.screenX + (environment.outerWidth - width) / 2));
  const top = Math.max(0, Math.round(environment.screenY + (environment.outerHeight - height) / 2));
  const features = `popup,width=${width},height=${height},left=${left},top=${top}`;
  try {
    const popup = environment.open(url, '_blank', features);
    if (popup?.closed !== false) return null;
    const isWhole =
      typeof popup.close === 'function' &&
      typeof popup.focus === 'function' &&
      typeof popup.location.replace === 'function';
    if (!isWhole) return null;
    opened.add(popup);
    return popup;
  } catch {
    return null;
  }
}

/**
 * Shows a text in our own blank popup, or in one whose page has not begun to load. Uses the CSSOM only: a strict policy forbids style
 * attributes and elements.
 */
export function renderLoadingPage(popup: PopupWindow, text = 'Loading…'): void {
  try {
    const { document } = popup; // throws in a sandbox without an origin
    document.title = document.body.textContent = text;
    Object.assign(document.body.style, {
      font: '16px system-ui',
      padding: '40vh 0 0',
      textAlign: 'center',
      whiteSpace: 'pre-line',
      colorScheme: 'light dark',
    });
  } catch {
    // an extension's wrapper has no document: the popup stays blank until it loads the sign-in
  }
}

/** Whether a popup reads as closed. One that can no longer be read, such as the wrapper of an extension, counts as closed. */
export function isClosed(popup: PopupWindow): boolean {
  try {
    return popup.closed;
  } catch {
    return true;
  }
}

/** Brings a popup to the front. */
export const focusPopup = (popup: PopupWindow | null | undefined): void => ignoreErrors(() => popup?.focus());

/** Closes a popup. */
export const closePopup = (popup: PopupWindow | undefined): void => ignoreErrors(() => popup?.close());

/** An extension's wrapper may be broken; the user can still reach the window. */
function ignoreErrors(call: () => void): void {
  try {
    call();
  } catch {
    // see above
  }
}
