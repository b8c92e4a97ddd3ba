import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Call } from '../request/Call.ts';
import { bindingHash } from '../request/checkSource.ts';
import { isEqualSecret, sha256, sign } from '../request/crypto.ts';
import type { Reply } from '../request/reply.ts';
import { open, requireSecret, seal } from '../request/seal.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import { countVerification } from './finishAttempt.ts';
import { returnToApp } from './returnToApp.ts';

/** How long a completion code is valid: the app sends it as soon as it receives it. */
const lifetimeMs = 5 * 60_000;

const purpose = 'completion code of an attempt';

/**
 * Whether the browser that signs in is another one than the app that asks, so no cookie can bind the two. The callback then
 * connects nothing. It hands a completion code to the app, which sends it back with its own session and the secret of the attempt.
 */
export function usesCode({ mode }: Pick<AttemptRecord, 'mode'>): boolean {
  return mode === 'frame' || mode === 'native';
}

/**
 * Returns the state in the callback path of such an attempt. It says whether the owner was signed in where the window was opened:
 * anyone who has the start link can open it.
 */
export async function keyedStateOf(
  settings: Settings,
  attempt: AttemptRecord,
  { isOwner }: { isOwner: boolean },
): Promise<string> {
  return sha256(await sign(`callback state ${isOwner} ${attempt.id}`, requireSecret(settings)));
}

/** Gives the identity of the callback to the app, sealed. Nothing is connected yet. */
export async function handOver(
  settings: Settings,
  { request }: Call,
  attempt: AttemptRecord,
  identityId: string,
): Promise<Reply> {
  const content = { identityId, expiresAt: settings.now() + lifetimeMs };
  const sealed = await seal(content, requireSecret(settings), { purpose, id: attempt.id });
  // It is a part of a URL without being encoded.
  const completionCode = sealed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  if (attempt.mode === 'native') return returnToApp(settings, request, attempt, { completionCode });
  const { relayCode } = await import('../pages/outcomePages.ts');
  return relayCode(settings, request, attempt, completionCode);
}

/**
 * Returns the identity that the app wants to connect: that of a completion code, or the one that the hosted page announced. Throws
 * `invalid_completion_code` if the code is not a valid one of this attempt, or the secret is not that of the attempt. This counts as a
 * verification, and does not end the attempt.
 */
export async function checkClaim(
  settings: Settings,
  attempt: AttemptRecord,
  { secret, identity }: { secret: unknown; identity: string | { completionCode: unknown } },
): Promise<string> {
  const isSecret =
    typeof secret === 'string' && isEqualSecret(await bindingHash(secret, attempt.id), attempt.bindingHash);
  const identityId =
    typeof identity === 'string' ? identity : await openCode(settings, attempt, identity.completionCode);
  if (isSecret && identityId !== undefined) return identityId;
  if (attempt.outcome === null) await countVerification(settings.store, attempt);
  throw new ConnectError('invalid_completion_code');
}

async function openCode(
  settings: Settings,
  attempt: AttemptRecord,
  completionCode: unknown,
): Promise<string | undefined> {
  // Decoders of base64 skip spaces, so many texts would be the same code.
  if (typeof completionCode !== 'string' || !/^[\w-]+\.[\w-]+$/.test(completionCode)) return;
  const sealed = completionCode.replaceAll('-', '+').replaceAll('_', '/');
  const content = await open(sealed, settings.encryptionSecrets, { purpose, id: attempt.id });
  // Stryker disable next-line ConditionalExpression: the type is for TypeScript; only the kit seals
  if (!isRecord(content) || typeof content.identityId !== 'string') return;
  // The app may repeat its request if it has not received the answer.
  const isInTime = attempt.outcome !== null || Number(content.expiresAt) > settings.now();
  return isInTime ? content.identityId : undefined;
}
