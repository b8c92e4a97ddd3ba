import { isRecord } from '@kit/protocol';
import type { AnchorClient } from './AnchorClient.ts';
import { callAnchor, unexpected } from './callAnchor.ts';
import { throwApplicationMissing } from './identity.ts';

/**
 * Creates the one-time token of the hosted page. Anchor documents it at the top level and inside `data`.
 * https://docs.anchorbrowser.io/essentials/omniconnect
 */
export async function mintToken(
  anchor: AnchorClient,
  applicationId: string,
  callbackUrl: string,
): Promise<string> {
  const answer = await callAnchor(
    (options) => anchor.applications.createIdentityToken(applicationId, { callbackUrl }, options),
    { budgetMs: 8_000, maxRetries: 1 },
  ).catch(throwApplicationMissing);
  const token = readToken(answer) ?? (isRecord(answer) ? readToken(answer.data) : undefined);
  if (!token) throw unexpected('The response to a request for a token holds no token.');
  return token;
}

function readToken(value: unknown): string | undefined {
  return isRecord(value) && typeof value.token === 'string' && value.token !== '' ? value.token : undefined;
}
