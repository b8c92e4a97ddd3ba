import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';

/**
 * Refuses a POST, PATCH or DELETE that another site caused. A plain form carries no preflight, so it has to show by one of the
 * two headers that it comes from here; other callers without cookies, such as a server, need neither.
 * https://owasp.org/www-project-application-security-verification-standard/ 3.5
 */
export function checkSameSite(settings: Settings, request: Request, { isForm }: { isForm: boolean }): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site === 'same-origin') return;
  if (site === null && origin === settings.origin) return;
  if (site === null && origin === null && !isForm && !request.headers.has('cookie')) return;
  throw new ConnectError('foreign_origin');
}
