/**
 * Returns the URL, or undefined if it is invalid. `URL.canParse` of Node 20 rejects valid URLs with letters such as `ü` once it is
 * optimized, and older platforms have no `URL.parse`.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
