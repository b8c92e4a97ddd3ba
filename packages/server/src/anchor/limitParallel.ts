import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from './anchorClient.ts';
import { wrapCalls } from './wrapCalls.ts';

/** Calls to Anchor that one process makes at the same time. */
const maxParallel = 20;

/** Refuses what goes over the limit at once: while Anchor hangs, requests must not pile up behind it. */
export function limitParallel(client: AnchorClient): AnchorClient {
  let running = 0;
  return wrapCalls(client, async (call) => {
    if (running >= maxParallel)
      throw new ConnectError('anchor_unavailable', {
        cause: new RangeError(`${maxParallel} calls to Anchor are waiting for their answers.`),
      });
    running++;
    try {
      return await call();
    } finally {
      running--;
    }
  });
}
