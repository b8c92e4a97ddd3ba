import type { Settings } from '../checkOptions.ts';

/**
 * Where a redirect may end: a path of the app, or a URL on a listed origin. Anything else becomes the default, so that
 * no link to the handler can send a user elsewhere. https://www.rfc-editor.org/rfc/rfc9700#section-4.11
 */
export function checkReturnTo(settings: Settings, value: unknown): string {
  if (typeof value !== 'string' || value.length > 2_000 || hasControlCharacter(value))
    return settings.defaultReturnTo;
  if (/[\\]|^\/?%(2f|5c)/i.test(value)) return settings.defaultReturnTo;

  const isPath = /^\/(?!\/)/.test(value);
  if (!URL.canParse(value, isPath ? settings.origin : undefined)) return settings.defaultReturnTo;
  const url = new URL(value, isPath ? settings.origin : undefined);
  if (url.username || url.password) return settings.defaultReturnTo;
  if (isPath) return url.origin === settings.origin ? value : settings.defaultReturnTo;
  return url.origin === settings.origin || settings.trustedOrigins.has(url.origin)
    ? url.href
    : settings.defaultReturnTo;
}

function hasControlCharacter(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0020\u007f]/.test(value);
}
