import { docsUrl, pathTo } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import { checkOrigin, optionError } from '../options/optionChecks.ts';
import { isListed } from '../options/origins.ts';

// What `randomToken` makes. Not imported, because startup loads no cryptography.
const idPattern = /^[\w-]{43}$/;

/** Returns the address of the page behind a connect link. Throws a TypeError for an id that no request can have. */
export function createLink(
  settings: Settings,
  { requestId, origin }: { requestId: unknown; origin?: unknown },
): string {
  if (typeof requestId !== 'string' || !idPattern.test(requestId))
    throw new TypeError(
      `requestId must be the id of a request. Use the id that connect.request returned; if it is null, the account is connected and needs no link. See ${docsUrl}agents#links`,
    );
  const base = origin === undefined ? settings.origin : checkPublicOrigin(settings, origin);
  return base + linkPath(settings, requestId);
}

/** An origin that only the app's function knows is checked when the link is opened. */
function checkPublicOrigin({ origin: first, publicOrigins }: Settings, value: unknown): string {
  const origin = checkOrigin('origin', value, 'createLink');
  const isAllowed = publicOrigins
    ? publicOrigins.check !== undefined || isListed(publicOrigins, origin)
    : origin === first;
  if (isAllowed) return origin;
  throw optionError(
    'origin',
    `is not in publicUrl: ${origin}`,
    'Add it to publicUrl of createConnect',
    'createLink',
  );
}

/** Returns the path of that page. */
export function linkPath({ basePath }: Settings, requestId: string): string {
  return basePath + pathTo('openLink', requestId);
}
