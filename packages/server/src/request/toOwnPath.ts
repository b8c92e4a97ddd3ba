/**
 * The path of a place of the app, normalised; undefined for anything that could lead elsewhere.
 * https://www.rfc-editor.org/rfc/rfc9700#section-4.11
 */
export function toOwnPath(value: unknown, origin: string): string | undefined {
  if (typeof value !== 'string' || value.length > 2_000) return;
  if (plainPath.test(value)) return value;
  if (hasTrickyCharacter(value)) return;
  if (!value.startsWith('/') && !value.startsWith(`${origin}/`)) return;

  const url = parse(value, origin);
  // `/.//evil.example` is a path, but once its dots are resolved the rest of it reads as a host.
  if (url?.origin !== origin || /^\/(\/|%2f|%5c)/i.test(url.pathname)) return;
  return url.pathname + url.search + url.hash;
}

/** `URL.parse` of newer platforms; asking `URL.canParse` first would do the work twice. */
function parse(value: string, origin: string): URL | undefined {
  try {
    return new URL(value, origin);
  } catch {
    return undefined;
  }
}

/** Control characters are dropped, and backslashes turned round, by whoever parses the URL next. */
function hasTrickyCharacter(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0020\u007f\\]/.test(value);
}

/** A path that whoever parses a URL leaves as it is: no dots, no empty segment, nothing encoded, no slash at the end. */
export const plainPath = /^(\/[\w-]+)+$/;
