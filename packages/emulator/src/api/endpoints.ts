import type { ApiCall } from './apiCalls.ts';

/** An endpoint that Anchor documents. */
export interface Endpoint {
  readonly method: string;
  /** Path with parameters, such as `:sessionId`. */
  readonly path: string;
  /** The call that the emulator supports; null for none, which is a 501. */
  readonly call: ApiCall | null;
  /** Statuses that Anchor documents. */
  readonly documented: readonly number[];
  /** Statuses that the emulator returns without an injected fault. Every call also returns 401 without a key and 413 for a large body. */
  readonly emulated: readonly number[];
}

const application = '/v1/applications/:applicationId';
const identity = '/v1/identities/:identityId';
const session = '/v1/sessions/:sessionId';
const task = '/v1/task/:taskId';

// A 501 says that the session has no browser, or which parameter the emulator does not support.
const control = [200, 403, 404, 500, 501];
const controlWithBody = [200, 400, 403, 404, 500, 501];

/**
 * The endpoints of Anchor's API. The emulator routes with it, and `docs/endpoints.md` shows it. The first endpoint that matches a path
 * handles it.
 */
export const endpoints: readonly Endpoint[] = [
  on('POST', '/v1/applications', 'applications.create', [201, 400, 500], [201, 400]),
  on('GET', '/v1/applications', 'applications.list', [200, 500], [200]),
  on('GET', application, 'applications.retrieve', [200, 404, 500], [200, 403, 404]),
  on('DELETE', application, 'applications.delete', [200, 404, 500], [200, 403, 404]),
  on('GET', `${application}/identities`, 'applications.listIdentities', [200, 500], [200, 400, 403, 404]),
  on(
    'POST',
    `${application}/tokens`,
    'applications.createIdentityToken',
    [201, 400, 404, 500],
    [201, 400, 403, 404, 429],
  ),
  on('POST', `${application}/auth-flows`, 'authFlows.create', [201, 400, 500], [201, 400, 403, 404]),
  on('GET', `${application}/auth-flows`, 'authFlows.list', [200, 500], [200, 403, 404]),
  on('PATCH', `${application}/auth-flows/:flowId`, 'authFlows.update', [200, 500], [200, 400, 403, 404]),
  on('DELETE', `${application}/auth-flows/:flowId`, 'authFlows.delete', [200, 500], [200, 403, 404]),
  on('POST', '/v1/identities', 'identities.create', [201, 400, 500], [201, 400]),
  on('GET', identity, 'identities.retrieve', [200, 404, 500], [200, 403, 404]),
  on('PUT', identity, 'identities.update', [200, 404, 500], [200, 400, 403, 404]),
  on('DELETE', identity, 'identities.delete', [200, 404, 500], [200, 403, 404]),
  on('GET', `${identity}/credentials`, 'identities.retrieveCredentials', [200], [200, 403, 404]),
  on(
    'POST',
    `${identity}/reauthenticate`,
    'identities.reauthenticate',
    [200],
    [200, 400, 403, 404, 412, 422],
  ),
  on('GET', '/v1/sessions', 'sessions.list', [200, 400, 500], [200, 400, 501]),
  on(
    'POST',
    '/v1/sessions',
    'sessions.create',
    [200, 400, 402, 429],
    [200, 400, 403, 404, 412, 422, 429, 500],
  ),
  on(
    'POST',
    '/v1/sessions/async',
    'sessions.createAsync',
    [200, 400, 402, 403, 429],
    [200, 400, 403, 404, 412, 422, 429],
  ),
  on(
    'GET',
    '/v1/sessions/async/:requestId/status',
    'sessions.retrieveAsync',
    [200, 401, 404, 500],
    [200, 403, 404],
  ),
  on('DELETE', '/v1/sessions/all', 'sessions.all.delete', [200], [200]),
  on('GET', '/v1/sessions/all/status', 'sessions.all.status', [200, 401, 500], [200]),
  off('GET', '/v1/sessions/history', [200, 400, 500]),
  on('GET', session, 'sessions.retrieve', [200, 404, 500], [200, 403, 404]),
  on('DELETE', session, 'sessions.delete', [200, 401, 500], [200, 401]),
  on('GET', `${session}/pages`, 'sessions.pages', [200, 401, 404, 500], [200, 403, 404]),
  on('POST', `${session}/goto`, 'sessions.goto', [200, 400, 404, 500], controlWithBody),
  on('GET', `${session}/screenshot`, 'sessions.retrieveScreenshot', [200, 404, 500], control),
  on('POST', `${session}/scroll`, 'sessions.scroll', [200, 400, 404, 500], controlWithBody),
  on('POST', `${session}/drag-and-drop`, 'sessions.dragAndDrop', [200, 400, 404, 500], controlWithBody),
  on('POST', `${session}/copy`, 'sessions.copy', [200, 404, 500], control),
  on('POST', `${session}/paste`, 'sessions.paste', [200, 400, 404, 500], controlWithBody),
  on('POST', `${session}/mouse/click`, 'sessions.mouse.click', [200, 400, 404, 500], controlWithBody),
  on(
    'POST',
    `${session}/mouse/doubleClick`,
    'sessions.mouse.doubleClick',
    [200, 400, 404, 500],
    controlWithBody,
  ),
  on('POST', `${session}/mouse/down`, 'sessions.mouse.down', [200, 400, 404, 500], controlWithBody),
  on('POST', `${session}/mouse/up`, 'sessions.mouse.up', [200, 400, 404, 500], controlWithBody),
  on('POST', `${session}/mouse/move`, 'sessions.mouse.move', [200, 400, 404, 500], controlWithBody),
  on('POST', `${session}/keyboard/type`, 'sessions.keyboard.type', [200, 400, 404, 500], controlWithBody),
  on(
    'POST',
    `${session}/keyboard/shortcut`,
    'sessions.keyboard.shortcut',
    [200, 400, 404, 500],
    controlWithBody,
  ),
  off('GET', `${session}/clipboard`, [200, 404, 500]),
  off('POST', `${session}/clipboard`, [200, 400, 404, 500]),
  off('POST', `${session}/uploads`, [200, 400, 404, 500]),
  off('GET', `${session}/downloads`, [200, 404, 500]),
  off('POST', `${session}/agent/files`, [200, 400, 404, 500]),
  off('POST', `${session}/agent/pause`, [200, 404, 500]),
  off('POST', `${session}/agent/resume`, [200, 404, 500]),
  off('GET', `${session}/agent/requested-human-intervention`, [200, 404, 500]),
  off('POST', `${session}/agent/respond-to-human-intervention`, [200, 400, 404, 500]),
  off('GET', `${session}/recordings`, [200, 404, 500]),
  off('GET', `${session}/recordings/primary/fetch`, [200, 404, 500]),
  off('GET', `${session}/recordings/:recordingId`, [200, 404, 500]),
  off('POST', `${session}/recordings/pause`, [200, 404, 500]),
  off('POST', `${session}/recordings/resume`, [200, 404, 500]),
  off('DELETE', `${session}/tokens/:token`, []),
  on('POST', '/v2/tasks/:taskId/run', 'tasks.run', [200, 404, 500], [200, 400, 403, 404, 412, 422, 429, 501]),
  on('GET', '/v2/tasks/runs/:runId/status', 'tasks.retrieveRun', [200, 404, 500], [200, 403, 404]),
  off('POST', '/v2/tasks/generate', []),
  off('GET', '/v2/tasks/:taskId/versions', []),
  on(
    'POST',
    '/v1/tools/perform-web-task',
    'tools.performWebTask',
    [200, 400, 500],
    [200, 400, 403, 404, 429, 500, 501],
  ),
  on(
    'GET',
    '/v1/tools/perform-web-task/:workflowId/status',
    'tools.getPerformWebTaskStatus',
    [200, 400, 500],
    [200, 400],
  ),
  off('POST', '/v1/tools/fetch-webpage', [200, 400, 500]),
  off('POST', '/v1/tools/screenshot', [200, 400, 500]),
  off('POST', '/v1/tools/page-pdf', [200, 400, 500]),
  off('GET', '/v1/task', [200, 500]),
  off('POST', '/v1/task', [200, 400, 409, 500]),
  off('POST', '/v1/task/run', [200, 400, 404, 500]),
  off('GET', task, [200, 404, 500]),
  off('GET', `${task}/executions`, [200, 404, 500]),
  off('GET', `${task}/executions/:executionId`, [200, 404, 500]),
  off('GET', `${task}/versions`, [200, 404, 500]),
  off('POST', '/v1/identities/dynamic/start/:sessionId', []),
  off('POST', '/v1/identities/dynamic/resolve/:sessionId', [409]),
  off('GET', '/v1/identities/dynamic/state/:sessionId', []),
  off('POST', '/v1/identities/dynamic/finalize/:sessionId', []),
  off('DELETE', '/v1/identities/profile-sessions/:sessionId', [204]),
  off('GET', '/v1/webhooks', []),
  off('POST', '/v1/webhooks', [400]),
  off('PATCH', '/v1/webhooks/:webhookId', []),
  off('DELETE', '/v1/webhooks/:webhookId', []),
  off('POST', '/v1/webhooks/:webhookId/rotate-secret', []),
  off('POST', '/v1/webhooks/:webhookId/test', []),
  off('GET', '/v1/profiles', []),
  off('POST', '/v1/profiles', []),
  off('GET', '/v1/profiles/:name', []),
  off('DELETE', '/v1/profiles/:name', []),
  off('GET', '/v1/extensions', []),
  off('POST', '/v1/extensions', []),
  off('POST', '/v1/events/:eventName', []),
  off('POST', '/v1/events/:eventName/wait', []),
  off('GET', '/v1/batch-sessions', []),
  off('POST', '/v1/batch-sessions', []),
  off('GET', '/v1/billing', []),
  off('GET', '/v1/agent-access/challenge', []),
  off('POST', '/v1/agent-access', []),
];

function on(
  method: string,
  path: string,
  call: ApiCall,
  documented: readonly number[],
  emulated: readonly number[],
): Endpoint {
  return { method, path, call, documented, emulated };
}

function off(method: string, path: string, documented: readonly number[]): Endpoint {
  return { method, path, call: null, documented, emulated: [501] };
}
