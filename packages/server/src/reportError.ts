import type { Call } from './call.ts';
import type { Settings } from './checkOptions.ts';
import type { ConnectError } from './ConnectError.ts';

/** Tells the product's own log what a user is not told. */
export function reportError(settings: Settings, error: ConnectError, { requestId }: Call): void {
  settings.onError(error.cause ?? error, { requestId, code: error.code });
}
