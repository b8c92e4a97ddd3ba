import { apiCalls, type ApiCall } from './apiCalls.ts';
import type { ApiHandler } from './ApiContext.ts';
import {
  createApplication,
  deleteApplication,
  listApplications,
  retrieveApplication,
} from './applications.ts';
import { createAuthFlow, deleteAuthFlow, listAuthFlows, updateAuthFlow } from './authFlows.ts';
import { retrieveCredentials } from './credentials.ts';
import {
  createIdentity,
  deleteIdentity,
  reauthenticate,
  replaceIdentity,
  retrieveIdentity,
} from './identities.ts';
import { listIdentities } from './listIdentities.ts';
import { createSession, deleteSession, listPages, retrieveSession } from './sessions.ts';
import { createIdentityToken } from './tokens.ts';

const application = '/v1/applications/:applicationId';
const identity = '/v1/identities/:identityId';
const session = '/v1/sessions/:sessionId';

const apiRoutes: Readonly<Record<ApiCall, readonly [method: string, path: string, handle: ApiHandler]>> = {
  'applications.create': ['POST', '/v1/applications', createApplication],
  'applications.list': ['GET', '/v1/applications', listApplications],
  'applications.retrieve': ['GET', application, retrieveApplication],
  'applications.delete': ['DELETE', application, deleteApplication],
  'applications.listIdentities': ['GET', `${application}/identities`, listIdentities],
  'applications.createIdentityToken': ['POST', `${application}/tokens`, createIdentityToken],
  'authFlows.create': ['POST', `${application}/auth-flows`, createAuthFlow],
  'authFlows.list': ['GET', `${application}/auth-flows`, listAuthFlows],
  'authFlows.update': ['PATCH', `${application}/auth-flows/:flowId`, updateAuthFlow],
  'authFlows.delete': ['DELETE', `${application}/auth-flows/:flowId`, deleteAuthFlow],
  'identities.create': ['POST', '/v1/identities', createIdentity],
  'identities.retrieve': ['GET', identity, retrieveIdentity],
  'identities.update': ['PUT', identity, replaceIdentity],
  'identities.delete': ['DELETE', identity, deleteIdentity],
  'identities.retrieveCredentials': ['GET', `${identity}/credentials`, retrieveCredentials],
  'identities.reauthenticate': ['POST', `${identity}/reauthenticate`, reauthenticate],
  'sessions.create': ['POST', '/v1/sessions', createSession],
  'sessions.retrieve': ['GET', session, retrieveSession],
  'sessions.delete': ['DELETE', session, deleteSession],
  'sessions.pages': ['GET', `${session}/pages`, listPages],
};

/** The API call of a request, and the parameters of its path. */
export interface ApiMatch {
  readonly call: ApiCall;
  readonly handle: ApiHandler;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Returns the API call of a method and path; `undefined` if there is none. */
export function matchApiRoute(method: string, pathname: string): ApiMatch | undefined {
  for (const call of apiCalls) {
    const [routeMethod, path, handle] = apiRoutes[call];
    const parameters = routeMethod === method && matchPath(path, pathname);
    if (parameters) return { call, handle, parameters };
  }
  return undefined;
}

function matchPath(pattern: string, pathname: string): ReadonlyMap<string, string> | undefined {
  const expected = pattern.split('/');
  const actual = pathname.split('/');
  if (expected.length !== actual.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [index, part] of expected.entries()) {
    const value = decode(actual[index] ?? '');
    if (part.startsWith(':') && value) parameters.set(part.slice(1), value);
    else if (part !== value) return undefined;
  }
  return parameters;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
