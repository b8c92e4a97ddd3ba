import type { Connect } from './Connect.ts';
import type { Settings } from './options/checkOptions.ts';
import { toOwner } from './request/readUser.ts';

/** The functions for your own code that are not loaded at startup. */
type Calls = Pick<
  Connect,
  | 'createSession'
  | 'withSession'
  | 'runTask'
  | 'findSession'
  | 'endSession'
  | 'listSessions'
  | 'request'
  | 'requestFor'
  | 'claim'
  | 'readRequest'
  | 'waitFor'
  | 'declineRequest'
  | 'supersedeRequests'
  | 'cancelCall'
  | 'identityOf'
  | 'reauthenticate'
  | 'restrictAgentAccess'
  | 'disconnectAll'
>;

/** Creates the functions for your own code. Each loads its part when it is called. */
export function createCalls(settings: Settings): Calls {
  return {
    createSession: async (session) =>
      (await import('./sessions/createSession.ts')).createSession(settings, {
        ...session,
        ...toOwner('createSession', session),
      }),
    withSession: async (session, work) =>
      (await import('./sessions/withSession.ts')).withSession(
        settings,
        { ...session, ...toOwner('withSession', session) },
        work,
      ),
    runTask: async (task) =>
      (await import('./sessions/runTask.ts')).runTask(settings, { ...task, ...toOwner('runTask', task) }),
    findSession: async ({ key, ...ids }) =>
      (await import('./sessions/withSession.ts')).findSession(settings, toOwner('findSession', ids), key),
    endSession: async (named) => {
      const owner = toOwner('endSession', named);
      if ('key' in named)
        return (await import('./sessions/withSession.ts')).endKey(settings, owner, named.key);
      const { stopOwn } = await import('./sessions/sessionRoutes.ts');
      return (await stopOwn(settings, owner, named.id)).endedAt !== null;
    },
    listSessions: async (of) => {
      const { sessionsOf } = await import('./sessions/sessionRoutes.ts');
      return sessionsOf(settings, toOwner('listSessions', of), of.connectionId);
    },
    request: async (ask) =>
      (await import('./requests/openRequest.ts')).openRequest(settings, {
        ...ask,
        ...toOwner('request', ask),
      }),
    requestFor: async (error, ask) =>
      (await import('./requests/requestFor.ts')).requestFor(settings, error, {
        ...ask,
        ...toOwner('requestFor', ask),
      }),
    claim: async (ask) =>
      (await import('./requests/claim.ts')).claim(settings, { ...ask, ...toOwner('claim', ask) }),
    readRequest: async (named) => {
      const { findNamed } = await import('./requests/findRequest.ts');
      const { describeCurrent } = await import('./requests/endRequest.ts');
      return describeCurrent(settings, await findNamed(settings, toOwner('readRequest', named), named));
    },
    waitFor: async (wait) =>
      (await import('./requests/waitFor.ts')).waitFor(settings, { ...wait, ...toOwner('waitFor', wait) }),
    declineRequest: async ({ id, ...ids }) => {
      const { decline } = await import('./requests/endRequest.ts');
      const { describeRequest } = await import('./requests/describeRequest.ts');
      return describeRequest(settings, await decline(settings, toOwner('declineRequest', ids), id));
    },
    supersedeRequests: async ({ thread, ...ids }) =>
      (await import('./requests/endRequest.ts')).supersede(
        settings,
        toOwner('supersedeRequests', ids),
        thread,
      ),
    cancelCall: async (call) =>
      (await import('./requests/claim.ts')).cancelCall(settings, toOwner('cancelCall', call), call),
    identityOf: async (choice) =>
      (await import('./sessions/sessionOptions.ts')).chooseIdentity(settings, {
        ...choice,
        ...toOwner('identityOf', choice),
      }),
    reauthenticate: async (choice) =>
      (await import('./connections/reauthenticate.ts')).reauthenticate(settings, {
        ...choice,
        ...toOwner('reauthenticate', choice),
      }),
    restrictAgentAccess: async (account) =>
      (await import('./permissions/changeAccess.ts')).restrictAccess(settings, {
        ...account,
        ...toOwner('restrictAgentAccess', account),
      }),
    disconnectAll: async (owner) =>
      (await import('./connections/disconnect.ts')).disconnectAll(settings, toOwner('disconnectAll', owner)),
  };
}
