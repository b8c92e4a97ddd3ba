/** API calls that the emulator supports, with the names that the SDK uses. */
export const apiCalls = [
  'applications.create',
  'applications.list',
  'applications.retrieve',
  'applications.delete',
  'applications.listIdentities',
  'applications.createIdentityToken',
  'authFlows.create',
  'authFlows.list',
  'authFlows.update',
  'authFlows.delete',
  'identities.create',
  'identities.retrieve',
  'identities.update',
  'identities.delete',
  'identities.retrieveCredentials',
  'identities.reauthenticate',
  'sessions.create',
  'sessions.retrieve',
  'sessions.delete',
  'sessions.pages',
] as const;

/** One of {@link apiCalls}. */
export type ApiCall = (typeof apiCalls)[number];
