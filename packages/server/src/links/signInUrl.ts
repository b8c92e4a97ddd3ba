import { isLoopback, parseUrl } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import { optionError } from '../options/optionChecks.ts';
import { toOwnPath } from '../request/toOwnPath.ts';

/** Returns where the user signs in to the app. Undefined without the option. Throws for an address that is unsafe to redirect to. */
export function signInUrl(
  { signInUrl: option, origin, defaultReturnTo }: Settings,
  returnTo: string,
  about: { switchUser: boolean },
): string | undefined {
  if (!option) return;
  // A path would be one of the app, whose pages are elsewhere.
  const isApart = !defaultReturnTo.startsWith('/');
  const value: unknown = option(isApart ? origin + returnTo : returnTo, about);
  const address = toOwnPath(value, origin) ?? toSafeUrl(value);
  if (address !== undefined) return address;
  throw optionError('signInUrl', 'must return a path of your app or an https URL', 'Return /login?next=…');
}

function toSafeUrl(value: unknown): string | undefined {
  const url = typeof value === 'string' && /^https?:\/\//.test(value) ? parseUrl(value) : undefined;
  if (!url) return;
  return url.protocol === 'https:' || isLoopback(url.hostname) ? url.href : undefined;
}
