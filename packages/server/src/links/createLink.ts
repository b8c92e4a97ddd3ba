import { pathTo } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';

// What `randomToken` makes. Not imported, because startup loads no cryptography.
const idPattern = /^[\w-]{43}$/;

/** Returns the address of the page behind a connect link. Throws a TypeError for an id that no request can have. */
export function createLink(settings: Settings, requestId: unknown): string {
  if (typeof requestId === 'string' && idPattern.test(requestId))
    return settings.origin + linkPath(settings, requestId);
  throw new TypeError(
    'requestId must be the id of a request. Use the id that connect.request returned; if it is null, the account is connected and needs no link. See https://github.com/kit/kit/blob/main/docs/agents.md#links',
  );
}

/** Returns the path of that page. */
export function linkPath({ basePath }: Settings, requestId: string): string {
  return basePath + pathTo('openLink', requestId);
}
