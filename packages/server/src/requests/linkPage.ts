import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Call } from '../request/Call.ts';
import type { Reply } from '../request/reply.ts';

/** `GET /ask/:id`, the page behind a connect link. */
export async function openLink(_settings: Settings, _call: Call): Promise<Reply> {
  throw new ConnectError('not_found');
}
