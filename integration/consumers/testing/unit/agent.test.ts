import { memoryStore } from '@kit/server';
import { seedConnection } from '@kit/server/testing';
import { demoApplications } from '@kit/emulator';
import { setupEmulator } from '@kit/emulator/vitest';
import { expect, test } from 'vitest';
import { post } from '../agent.ts';
import { openConnect } from '../connect.ts';

const anchor = await setupEmulator();
const store = memoryStore();
const connect = openConnect(anchor.env, { publicUrl: 'http://localhost:3000', store, getUser: () => null });
const signedIn = { applicationId: demoApplications[0]?.id ?? '', name: 'ada@example.com' };

test('the agent posts', async () => {
  const identity = anchor.seedIdentity(signedIn);
  await seedConnection(store, { userId: 'ada', application: 'linkedin', identity });
  await post(connect, 'ada', 'Hello');
  expect(anchor.siteAccount('network', 'ada@example.com').posts[0]?.text).toBe('Hello');
  expect(anchor.sessions()).toMatchObject([{ endReason: 'deleted' }]);
});

test('an account whose sign-in has run out is not used', async () => {
  expect(anchor.sessions()).toEqual([]); // the emulator is reset
  const identity = anchor.seedIdentity({ ...signedIn, status: 'failed' });
  await seedConnection(store, { userId: 'bob', application: 'linkedin', identity });
  expect(await connect.listConnections({ userId: 'bob' })).toMatchObject([
    { accountName: 'ada@example.com', status: 'needs_attention' },
  ]);
  await expect(post(connect, 'bob', 'Hello')).rejects.toMatchObject({ code: 'connection_not_ready' });
});
