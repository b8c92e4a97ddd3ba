import type { ApiCall } from './ApiCall.ts';
import type { ApiHandler } from './ApiContext.ts';
import {
  createApplication,
  deleteApplication,
  listApplications,
  retrieveApplication,
} from './applications.ts';
import { createAuthFlow, deleteAuthFlow, listAuthFlows, updateAuthFlow } from './authFlows.ts';
import { createIdentity, deleteIdentity, retrieveIdentity, updateIdentity } from './identities.ts';
import { listIdentities } from './listIdentities.ts';
import { reauthenticateIdentity } from './reauthenticateIdentity.ts';
import { retrieveCredentials } from './retrieveCredentials.ts';
import { createSession } from './createSession.ts';
import { deleteSession, listPages, retrieveSession } from './sessions.ts';
import { createIdentityToken } from './tokens.ts';

/** An API call's method, path and handler. */
export interface ApiRoute {
  readonly method: string;
  readonly path: string;
  readonly handle: ApiHandler;
}

/** Anchor's API, as far as the emulator goes. */
export const apiRoutes: Readonly<Record<ApiCall, ApiRoute>> = {
  'applications.create': { method: 'POST', path: '/v1/applications', handle: createApplication },
  'applications.list': { method: 'GET', path: '/v1/applications', handle: listApplications },
  'applications.retrieve': {
    method: 'GET',
    path: '/v1/applications/:applicationId',
    handle: retrieveApplication,
  },
  'applications.delete': {
    method: 'DELETE',
    path: '/v1/applications/:applicationId',
    handle: deleteApplication,
  },
  'applications.listIdentities': {
    method: 'GET',
    path: '/v1/applications/:applicationId/identities',
    handle: listIdentities,
  },
  'applications.createIdentityToken': {
    method: 'POST',
    path: '/v1/applications/:applicationId/tokens',
    handle: createIdentityToken,
  },
  'authFlows.create': {
    method: 'POST',
    path: '/v1/applications/:applicationId/auth-flows',
    handle: createAuthFlow,
  },
  'authFlows.list': {
    method: 'GET',
    path: '/v1/applications/:applicationId/auth-flows',
    handle: listAuthFlows,
  },
  'authFlows.update': {
    method: 'PATCH',
    path: '/v1/applications/:applicationId/auth-flows/:flowId',
    handle: updateAuthFlow,
  },
  'authFlows.delete': {
    method: 'DELETE',
    path: '/v1/applications/:applicationId/auth-flows/:flowId',
    handle: deleteAuthFlow,
  },
  'identities.create': { method: 'POST', path: '/v1/identities', handle: createIdentity },
  'identities.retrieve': { method: 'GET', path: '/v1/identities/:identityId', handle: retrieveIdentity },
  'identities.update': { method: 'PUT', path: '/v1/identities/:identityId', handle: updateIdentity },
  'identities.delete': { method: 'DELETE', path: '/v1/identities/:identityId', handle: deleteIdentity },
  'identities.retrieveCredentials': {
    method: 'GET',
    path: '/v1/identities/:identityId/credentials',
    handle: retrieveCredentials,
  },
  'identities.reauthenticate': {
    method: 'POST',
    path: '/v1/identities/:identityId/reauthenticate',
    handle: reauthenticateIdentity,
  },
  'sessions.create': { method: 'POST', path: '/v1/sessions', handle: createSession },
  'sessions.retrieve': { method: 'GET', path: '/v1/sessions/:sessionId', handle: retrieveSession },
  'sessions.delete': { method: 'DELETE', path: '/v1/sessions/:sessionId', handle: deleteSession },
  'sessions.pages': { method: 'GET', path: '/v1/sessions/:sessionId/pages', handle: listPages },
};
