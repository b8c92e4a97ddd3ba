import { consumeErrorParameter, parseUrl } from '@kit/protocol';

/**
 * Returns the normalized path of a page of the app, or undefined for anything that could lead to another site. The path has no
 * `connect_error`: a page keeps that of an earlier attempt in its address if no script removes it.
 * https://www.rfc-editor.org/rfc/rfc9700#section-4.11
 */
export function toOwnPath(value: unknown, origin: string): string | undefined {
  if (typeof value !== 'string' || value.length > 2_000) return;
  // Stryker disable next-line ConditionalExpression: only faster, because parsing does not change such a path
  if (plainPath.test(value)) return value;
  if (hasTrickyCharacter(value)) return;
  if (!value.startsWith('/') && !value.startsWith(`${origin}/`)) return;

  const url = parseUrl(value, origin);
  // `/.//evil.example` is a path, but without its dots the rest is a host.
  if (url?.origin !== origin || /^\/(\/|%2f|%5c)/i.test(url.pathname)) return;
  consumeErrorParameter(url);
  return url.pathname + url.search + url.hash;
}

// URL parsers drop control characters and turn backslashes into slashes.
function hasTrickyCharacter(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- this matches control characters
  return /[\u0000-\u0020\u007f\\]/.test(value);
}

/** A path that URL parsers do not change: no dots, no empty segment, nothing encoded, no trailing slash. */
export const plainPath = /^(\/[\w-]+)+$/;
