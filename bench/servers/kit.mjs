import { createServer } from 'node:http';
import { createConnect, memoryStore } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { toNodeHandler } from '@kit/server/node';
import { newAttempt } from '../newAttempt.mjs';
import { newCompletion } from '../newCompletion.mjs';
import { rows } from '../rows.mjs';

const users = 1_000;
const applications = {
  linkedin: { id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01' },
  notion: { id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e03' },
};
const sessions = new Map(Array.from({ length: users }, (_, i) => [`s${i}`, { id: `user-${i}` }]));
const store = memoryStore();
const calls = { anchor: 0 };

/** The whole handler, mounted as an app mounts it. */
const connect = createConnect({
  anchor: createAnchorClient({
    apiKey: 'key',
    fetch: async () => {
      calls.anchor++;
      return Response.json({});
    },
  }),
  applications,
  publicUrl: 'https://app.example.com',
  store,
  // Where lines of a log go, and what that costs, is not the handler's doing.
  logger: {},
  limit: { attempts: Number.MAX_SAFE_INTEGER, seconds: 600 },
  getUser: (request) =>
    sessions.get(/(?:^|; )session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''),
});

await addConnections({ tenantId: '', userId: 'user-0' });

export const server = createServer(toNodeHandler(connect));
export const report = () => calls;
/** Attempts of earlier rounds would be measured with these: the limit counts a user's. */
export const reset = () => store.deleteExpired('attempt', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

/** By the way that every connection takes: an attempt that is started and completed. */
async function addConnections(owner) {
  for (const [i, { id, application, accountName }] of rows.entries()) {
    const now = Date.now();
    const attempt = newAttempt(
      { id, owner, application, bindingHash: '', stateHash: id, startedAt: now },
      now,
    );
    await store.createAttempt(attempt);
    const identityId = `5f0c1f6e-8a51-4b0e-9d0b-00000000000${i}`;
    await store.completeAttempt(newCompletion(id, { identityId, accountName, connectionId: id, now }));
  }
}
