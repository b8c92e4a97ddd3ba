import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from './anchorClient.ts';
import { wrapCalls } from './wrapCalls.ts';

/** Lets all calls together take so many milliseconds from now on, whatever each may take by itself. */
export function limitTime(client: AnchorClient, milliseconds: number): AnchorClient {
  const signal = AbortSignal.timeout(milliseconds);
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(new ConnectError('anchor_unavailable', { cause: signal.reason })),
    );
  });
  expired.catch(() => undefined); // nobody may be waiting any more
  return wrapCalls(client, (call) => (signal.aborted ? expired : Promise.race([call(), expired])));
}
