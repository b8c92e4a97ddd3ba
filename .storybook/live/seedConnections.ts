import type { ConnectionStatus } from '@kit/protocol';
import { demoApplications } from '@kit/emulator';
import type { LiveServer } from './LiveServer.ts';
import type { SeededConnection } from './LiveOptions.ts';

const identityStatuses: Record<ConnectionStatus, string> = {
  connected: 'validated',
  pending: 'pending',
  needs_attention: 'failed',
  unknown: 'dormant',
};

/** Creates an identity in the emulator and a connection in the store for each connection of a story. */
export async function seedConnections(server: LiveServer): Promise<void> {
  // A second apart, for a stable order.
  for (const [index, connection] of (server.options.connections ?? []).entries()) {
    await seed(server, connection, index * 1000);
  }
}

async function seed(server: LiveServer, connection: SeededConnection, earlier: number): Promise<void> {
  const { application, accountName, label, status = 'connected', ageInMinutes = 5 * 24 * 60 } = connection;
  const { previousAccountName = null, usedMinutesAgo, usedBy: lastUsedBy = '', agentAccess } = connection;
  const { emulator, store } = server;
  const now = Date.now() - ageInMinutes * 60_000 - earlier;
  const owner = { tenantId: server.options.tenantId ?? '', userId: server.options.user ?? 'jane' };
  const attemptId = crypto.randomUUID();
  const applicationId = demoApplications.find(({ name }) => name.toLowerCase() === application)?.id ?? '';
  const identity = emulator.seedIdentity({
    applicationId,
    name: accountName,
    status: identityStatuses[status],
    createdAt: now,
  });

  await store.createAttempt({
    id: attemptId,
    owner,
    application,
    mode: 'popup',
    origin: null,
    appOrigin: null,
    returnTo: '/',
    bindingHash: '',
    reconnects: null,
    outcome: null,
    code: null,
    stateHash: attemptId,
    createdAt: now,
    startedAt: now,
    starts: 1,
    expiresAt: now + 60_000,
    verifications: 0,
    identityId: null,
    connectionId: null,
  });
  const connectionId = crypto.randomUUID();
  await store.completeAttempt({
    attemptId,
    identityId: identity.id,
    accountName,
    identityStatus: identity.status,
    isRenewal: false,
    defaultAccess: 'always',
    previousAccountName,
    connectionId,
    replacedId: crypto.randomUUID(),
    now,
  });
  const used =
    usedMinutesAgo === undefined ? {} : { lastUsedAt: Date.now() - usedMinutesAgo * 60_000, lastUsedBy };
  await store.updateConnection(
    { owner, id: connectionId },
    { ...(label && { label }), ...(agentAccess && { agentAccess }), ...used },
  );
}
