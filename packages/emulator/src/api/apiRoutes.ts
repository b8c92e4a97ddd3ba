import type { ApiCall } from './apiCalls.ts';
import type { ApiHandler } from './ApiContext.ts';
import {
  createApplication,
  deleteApplication,
  listApplications,
  retrieveApplication,
} from './applications.ts';
import { createAuthFlow, deleteAuthFlow, listAuthFlows, updateAuthFlow } from './authFlows.ts';
import { retrieveCredentials } from './credentials.ts';
import { endpoints, type Endpoint } from './endpoints.ts';
import {
  createIdentity,
  deleteIdentity,
  reauthenticate,
  replaceIdentity,
  retrieveIdentity,
} from './identities.ts';
import { listIdentities } from './listIdentities.ts';
import * as control from './sessionControl.ts';
import * as sessions from './sessions.ts';
import { performWebTask, retrieveRun, retrieveWebTask, runTask } from './tasks.ts';
import { createIdentityToken } from './tokens.ts';

/** The handler of each call. */
export const apiHandlers: Readonly<Record<ApiCall, ApiHandler>> = {
  'applications.create': createApplication,
  'applications.list': listApplications,
  'applications.retrieve': retrieveApplication,
  'applications.delete': deleteApplication,
  'applications.listIdentities': listIdentities,
  'applications.createIdentityToken': createIdentityToken,
  'authFlows.create': createAuthFlow,
  'authFlows.list': listAuthFlows,
  'authFlows.update': updateAuthFlow,
  'authFlows.delete': deleteAuthFlow,
  'identities.create': createIdentity,
  'identities.retrieve': retrieveIdentity,
  'identities.update': replaceIdentity,
  'identities.delete': deleteIdentity,
  'identities.retrieveCredentials': retrieveCredentials,
  'identities.reauthenticate': reauthenticate,
  'sessions.create': sessions.createSession,
  'sessions.list': sessions.listSessions,
  'sessions.createAsync': sessions.createSessionAsync,
  'sessions.retrieveAsync': sessions.retrieveSessionRequest,
  'sessions.all.status': sessions.listStatuses,
  'sessions.all.delete': sessions.deleteAllSessions,
  'sessions.retrieve': sessions.retrieveSession,
  'sessions.delete': sessions.deleteSession,
  'sessions.pages': sessions.listPages,
  'sessions.goto': control.goto,
  'sessions.retrieveScreenshot': control.takeScreenshot,
  'sessions.scroll': control.scroll,
  'sessions.dragAndDrop': control.dragAndDrop,
  'sessions.copy': control.copy,
  'sessions.paste': control.paste,
  'sessions.mouse.click': control.clickMouse,
  'sessions.mouse.doubleClick': control.doubleClickMouse,
  'sessions.mouse.down': control.pressMouse,
  'sessions.mouse.up': control.releaseMouse,
  'sessions.mouse.move': control.moveMouse,
  'sessions.keyboard.type': control.typeText,
  'sessions.keyboard.shortcut': control.pressShortcut,
  'tasks.run': runTask,
  'tasks.retrieveRun': retrieveRun,
  'tools.performWebTask': performWebTask,
  'tools.getPerformWebTaskStatus': retrieveWebTask,
};

/** An endpoint of Anchor's API, and the parameters of its path. */
export interface ApiMatch {
  readonly endpoint: Endpoint;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Returns the endpoint of a method and path; `undefined` if there is none. */
export function matchEndpoint(method: string, pathname: string): ApiMatch | undefined {
  for (const endpoint of endpoints) {
    const parameters = endpoint.method === method && matchPath(endpoint.path, pathname);
    if (parameters) return { endpoint, parameters };
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
