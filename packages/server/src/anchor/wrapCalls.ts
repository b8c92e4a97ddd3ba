import type { AnchorClient } from './anchorClient.ts';

/** The same client, with something around each of its calls. */
export function wrapCalls(
  client: AnchorClient,
  around: (call: () => PromiseLike<unknown>) => Promise<unknown>,
): AnchorClient {
  const { applications, identities, sessions } = client;
  return {
    applications: {
      createIdentityToken: (...call) => around(() => applications.createIdentityToken(...call)),
      listIdentities: (...call) => around(() => applications.listIdentities(...call)),
    },
    identities: {
      retrieve: (...call) => around(() => identities.retrieve(...call)),
      update: (...call) => around(() => identities.update(...call)),
      delete: (...call) => around(() => identities.delete(...call)),
    },
    sessions: {
      create: (...call) => around(() => sessions.create(...call)),
      delete: (...call) => around(() => sessions.delete(...call)),
    },
    post: (...call) => around(() => client.post(...call)),
  };
}
