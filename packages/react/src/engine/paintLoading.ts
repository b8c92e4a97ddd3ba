import type { PopupWindow } from './environment.ts';

/** Writes into our own blank window. Only through the CSSOM: a strict policy forbids style attributes and elements. */
export function paintLoading({ document }: PopupWindow, text = 'Loading…'): void {
  try {
    document.title = document.body.textContent = text;
    Object.assign(document.body.style, {
      font: '16px system-ui',
      padding: '40vh 0 0',
      textAlign: 'center',
      colorScheme: 'light dark',
    });
  } catch {
    // the wrapper of an extension, without a document: the window stays blank until it is sent on
  }
}
