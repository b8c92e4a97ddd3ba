import { docsUrl, isRecord } from '@kit/protocol';
import type { Connect } from './Connect.ts';
import { handleRequest } from './handleRequest.ts';
import { loadOnce } from './loadOnce.ts';
import { createLink } from './links/createLink.ts';
import { applicationsOf } from './connections/listApplications.ts';
import { connectionsOf } from './connections/listConnections.ts';
import { checkOptions } from './options/checkOptions.ts';
import type { ConnectOptions } from './options/ConnectOptions.ts';
import { nothingDone } from './reconcile/Reconciled.ts';
import { toResponse } from './request/reply.ts';
import { toOwner } from './request/readUser.ts';

/**
 * Creates the handler to mount and the functions for your own code.
 *
 * @throws TypeError if an option is invalid. The message names the option and the fix.
 *
 * @example
 * export const connect = createConnect({
 *   anchor: new Anchorbrowser(),
 *   applications: { linkedin: { id: process.env.LINKEDIN_APP_ID } },
 *   publicUrl: 'https://app.example.com',
 *   store: memoryStore(),
 *   getUser: (request) => sessionUserOf(request),
 * });
 */
export function createConnect<const Slug extends string, FrameworkRequest = unknown>(
  options: ConnectOptions<Slug, FrameworkRequest>,
): Connect<Slug, FrameworkRequest>;
// Inside, what a framework passes is only handed to `getUser`; the signature above checks that it is of the type read there.
export function createConnect(options: ConnectOptions): Connect {
  const settings = checkOptions(options);
  // Loaded with the first call, because a function at the edge that only handles requests never makes one.
  const loadCalls = loadOnce(async () => (await import('./createCalls.ts')).createCalls(settings));
  return {
    publicUrl: settings.origin,
    handler(request, frameworkRequest) {
      checkRequest(request);
      return handleRequest(settings, request, frameworkRequest).then(toResponse);
    },
    answer: (request, frameworkRequest) => handleRequest(settings, request, frameworkRequest),
    listConnections: async (owner) => connectionsOf(settings, toOwner('listConnections', owner)),
    listApplications: () => applicationsOf(settings),
    createSession: async (...call) => (await loadCalls()).createSession(...call),
    withSession: async (...call) => (await loadCalls()).withSession(...call),
    runTask: async (...call) => (await loadCalls()).runTask(...call),
    findSession: async (...call) => (await loadCalls()).findSession(...call),
    endSession: async (...call) => (await loadCalls()).endSession(...call),
    listSessions: async (...call) => (await loadCalls()).listSessions(...call),
    request: async (...call) => (await loadCalls()).request(...call),
    requestFor: async (...call) => (await loadCalls()).requestFor(...call),
    claim: async (...call) => (await loadCalls()).claim(...call),
    readRequest: async (...call) => (await loadCalls()).readRequest(...call),
    waitFor: async (...call) => (await loadCalls()).waitFor(...call),
    declineRequest: async (...call) => (await loadCalls()).declineRequest(...call),
    supersedeRequests: async (...call) => (await loadCalls()).supersedeRequests(...call),
    cancelCall: async (...call) => (await loadCalls()).cancelCall(...call),
    identityOf: async (...call) => (await loadCalls()).identityOf(...call),
    reauthenticate: async (...call) => (await loadCalls()).reauthenticate(...call),
    restrictAgentAccess: async (...call) => (await loadCalls()).restrictAgentAccess(...call),
    disconnectAll: async (...call) => (await loadCalls()).disconnectAll(...call),
    createLink: (about) => createLink(settings, about),
    async reconcile(work) {
      try {
        return await (await import('./reconcile/reconcile.ts')).reconcile(settings, work);
      } catch (error) {
        // An option is invalid, or a deployment removed the module. A timer that calls this must not end the process.
        settings.reporter.fail(error, { type: 'upkeep.failed', step: 'start' });
        return { ...nothingDone(), failed: ['start'] };
      }
    },
    doctor: async (how) => (await import('./doctor/doctor.ts')).doctor(settings, options, how),
  };
}

// Throws synchronously, because Express 4 ignores rejected promises. A `Request` of another realm or library is accepted.
function checkRequest(request: unknown): void {
  const headers = isRecord(request) ? request.headers : undefined;
  if (isRecord(headers) && typeof headers.get === 'function') return;
  throw new TypeError(
    `handler was called without a web Request. On Node or Express, mount toNodeHandler(connect) from @kit/server/node. If your platform passes an event, as AWS Lambda does, turn it into a Request first. See ${docsUrl}frameworks`,
  );
}
