import type { ErrorCode } from './errorCodes.ts';

const parameter = 'connect_error=';

/** Takes the code of a refusal out of an address and returns it, if there is one. Other parameters keep their spelling. */
export function takeConnectError(url: URL): string | undefined {
  const pairs = url.search.slice(1).split('&');
  const code = pairs.find((pair) => pair.startsWith(parameter))?.slice(parameter.length);
  // `searchParams` would re-encode the whole query, and an app that signs or compares its addresses would refuse them.
  if (code !== undefined) url.search = pairs.filter((pair) => !pair.startsWith(parameter)).join('&');
  return code;
}

/** Puts the code of a refusal into an address, in place of an earlier one. */
export function setConnectError(url: URL, code: ErrorCode): void {
  takeConnectError(url);
  url.search += `${url.search ? '&' : '?'}${parameter}${code}`;
}
