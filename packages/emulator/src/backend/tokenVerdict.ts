import type { Backend } from './Backend.ts';
import type { TokenRecord } from './records.ts';

/** Whether a token still opens the hosted page. */
export type TokenVerdict = 'live' | 'expired' | 'used' | 'unknown';

/** Judges a token by the clock and the settings. `opening` also counts earlier visits, where those spend it. */
export function tokenVerdict(
  backend: Backend,
  token: TokenRecord | undefined,
  opening = false,
): TokenVerdict {
  const settings = backend.settings.current();
  if (!token) return 'unknown';
  if (settings.tokenVerdict !== 'checked') return settings.tokenVerdict;
  if (token.usedAt !== null) return 'used';
  if (opening && settings.tokenConsumedOn === 'page-opened' && token.openedAt !== null) return 'used';
  if (backend.now() >= token.expiresAt) return 'expired';
  return 'live';
}
