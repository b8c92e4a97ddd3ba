import type { FramedWindow } from './environment.ts';

/** Whether a window is in no frame. */
export function isTopLevel(self: FramedWindow): boolean {
  return self === self.parent;
}

/**
 * Whether a page around a window belongs to another origin. One is enough for other cookies, even if the page at the top is the app
 * again. Reading the origin of such a page throws.
 */
export function isEmbedded(self: FramedWindow): boolean {
  try {
    return !isTopLevel(self) && (self.origin !== self.parent.origin || isEmbedded(self.parent));
  } catch {
    return true;
  }
}
