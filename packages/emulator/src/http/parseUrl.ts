import { ApiError } from './responses.ts';

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

/** Throws a 400 `ApiError` for an address that is not a web page. Others would show files of this machine. */
export function checkPageUrl(name: string, url: string): string {
  if (url !== 'about:blank' && !/^https?:$/.test(parseUrl(url)?.protocol ?? ''))
    throw new ApiError(400, `"${name}" must be an http or https URL.`);
  return url;
}
