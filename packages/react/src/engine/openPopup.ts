import type { Environment, PopupWindow } from './environment.ts';

const opened = new WeakSet<object>();

/** Whether a message comes from a window that this page has opened. */
export const isOpened = (source: unknown): boolean =>
  typeof source === 'object' && source !== null && opened.has(source);

/** Whether a window reads as closed. One that cannot be read any more, such as the wrapper of an extension, is lost too. */
export function isClosed(popup: PopupWindow): boolean {
  try {
    return popup.closed;
  } catch {
    return true;
  }
}

/** Brings a window to the front. */
export function focusPopup(popup: PopupWindow | null | undefined): void {
  try {
    popup?.focus();
  } catch {
    // its wrapper is broken: the user finds the window
  }
}

/**
 * Opens a window in the middle of this one; call it in the click. Always `_blank`: a page that frames the app could send a
 * window of a known name elsewhere. What blocks windows may answer with anything, or throw: only a window that says it is open,
 * and can be used as one, is one.
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
