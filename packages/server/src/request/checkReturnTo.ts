import type { Settings } from '../checkOptions.ts';

/**
 * Where a redirect may end: a path of the app, also when written with its own origin. Anything else becomes the default,
 * so that no link to the handler can send a user elsewhere. https://www.rfc-editor.org/rfc/rfc9700#section-4.11
 */
export function checkReturnTo({ origin, defaultReturnTo }: Settings, value: unknown): string {
  if (typeof value !== 'string' || value.length > 2_000 || hasTrickyCharacter(value)) return defaultReturnTo;
  if (!value.startsWith('/') && !value.startsWith(`${origin}/`)) return defaultReturnTo;

  const url = URL.canParse(value, origin) ? new URL(value, origin) : undefined;
  // `/.//evil.example` is a path, but once its dots are resolved the rest of it reads as a host.
  if (url?.origin !== origin || /^\/(\/|%2f|%5c)/i.test(url.pathname)) return defaultReturnTo;
  return url.pathname + url.search + url.hash;
}

/** Control characters are dropped, and backslashes turned round, by whoever parses the URL next. */
function hasTrickyCharacter(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0020\u007f\\]/.test(value);
}
