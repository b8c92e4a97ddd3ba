import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from './anchorClient.ts';
import { callAnchor } from './callAnchor.ts';

/**
 * What Anchor's clock shows, to the second, in milliseconds since 1970. Read from the `Date` of a refusal, since no client passes on
 * the headers of anything else: an identity that does not exist is asked for. Undefined where the client shows no headers.
 */
export async function readAnchorTime(anchor: AnchorClient): Promise<number | undefined> {
  const nothing = crypto.randomUUID();
  try {
    await callAnchor((options) => anchor.identities.retrieve(nothing, options), {
      budget: 3_000,
      maxRetries: 1,
    });
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const date = dateOf(error);
    if (date === undefined && error.code !== 'anchor_refused') throw error;
    return date;
  }
  return undefined;
}

/** The `Date` of the refusal that is the cause of an error. */
export function dateOf({ cause }: ConnectError): number | undefined {
  const headers = isRecord(cause) ? cause.headers : undefined;
  const date = headers instanceof Headers ? Date.parse(headers.get('date') ?? '') : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
