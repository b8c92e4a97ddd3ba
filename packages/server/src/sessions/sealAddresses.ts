import { isRecord } from '@kit/protocol';
import { open, seal } from '../request/seal.ts';
import type { SessionAddresses } from './BrowserSession.ts';

const purpose = 'addresses of a browser session';

/**
 * Encrypts Anchor's id and the addresses of a browser, for every process that has the secret. The kit's id binds the text to its session.
 */
export function sealAddresses(addresses: SessionAddresses, secret: string, id: string): Promise<string> {
  return seal(addresses, secret, { purpose, id });
}

/** Decrypts addresses. Returns undefined if they were encrypted with none of the secrets, or are damaged. */
export async function openAddresses(
  sealed: string,
  secrets: readonly string[],
  id: string,
): Promise<SessionAddresses | undefined> {
  const value = await open(sealed, secrets, { purpose, id });
  if (!isRecord(value)) return undefined;
  const { anchorId, cdpUrl, liveViewUrl } = value;
  if (typeof anchorId !== 'string' || typeof cdpUrl !== 'string' || typeof liveViewUrl !== 'string')
    return undefined;
  return { anchorId, cdpUrl, liveViewUrl };
}
