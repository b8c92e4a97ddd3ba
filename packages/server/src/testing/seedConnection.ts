import { randomBytes } from 'node:crypto';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Store } from '../stores/store.ts';

/** An account that a user of a test has connected. */
export interface ConnectionSeed {
  /** Your own id of the user, as `getUser` returns it. */
  userId: string;
  /** Your own id of the tenant, as `getUser` returns it. @default '' */
  tenantId?: string | undefined;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The identity at Anchor, as `emulator.seedIdentity()` returns it. */
  identity: {
    /** Anchor's id of the identity. */
    readonly id: string;
    /** Name of the account. */
    readonly name: string;
    /** Anchor's status, such as `validated`, or `failed` for an account that needs attention. */
    readonly status: string;
  };
}

const minuteMs = 60_000;

/**
 * Writes a connection into a store, for a test that needs a user with a connected account. It does not count toward the limit of
 * attempts.
 *
 * @throws Error if the identity belongs to another connection
 *
 * @example
 * const identity = emulator.seedIdentity({ applicationId, name: 'ada@example.com' });
 * await seedConnection(store, { userId: 'ada', application: 'linkedin', identity });
 */
export async function seedConnection(
  store: Store,
  { userId, tenantId = '', application, identity }: ConnectionSeed,
): Promise<ConnectionRecord> {
  const now = Date.now();
  const attemptId = randomId();
  await store.createAttempt({
    id: attemptId,
    owner: { tenantId, userId },
    application,
    mode: 'popup',
    origin: null,
    appOrigin: null,
    returnTo: '/',
    bindingHash: '',
    reconnects: null,
    outcome: null,
    code: null,
    stateHash: null,
    createdAt: now - 30 * minuteMs,
    startedAt: now - 30 * minuteMs,
    starts: 1,
    expiresAt: now + minuteMs,
    verifications: 0,
    identityId: null,
    connectionId: null,
  });
  const completion = await store.completeAttempt({
    attemptId,
    identityId: identity.id,
    accountName: identity.name,
    identityStatus: identity.status,
    isRenewal: false,
    defaultAccess: 'always',
    previousAccountName: null,
    connectionId: randomId(),
    replacedId: randomId(),
    now,
  });
  if (completion.result === 'connected') return completion.connection;
  throw new Error(`The identity ${identity.id} belongs to another connection.`);
}

// 256 bits, like the ids that the kit creates.
function randomId(): string {
  return randomBytes(32).toString('base64url');
}
