import type { Backend } from '../backend/createBackend.ts';
import {
  endSession,
  getSessionSite,
  getSessionStatus,
  isEnded,
  type BrowserSessionRecord,
  type SessionRequestRecord,
} from '../backend/sessionRecords.ts';
import { ApiError, json } from '../http/responses.ts';
import { findRecord, formatTime, type ApiContext } from './ApiContext.ts';
import { readSessionRequest, startSession } from './startSession.ts';

/** `POST /v1/sessions`: 200 with the URLs of CDP and live view, after the browser has started. */
export async function createSession(context: ApiContext): Promise<Response> {
  const record = await startSession(context, readSessionRequest(context));
  return json({ data: { id: record.id, ...(await presentUrls(context, record)) } });
}

async function presentUrls(
  context: ApiContext,
  { id }: BrowserSessionRecord,
): Promise<{ cdp_url: string; live_view_url: string }> {
  const { backend, origin } = context;
  const cdpUrl = new URL(`/cdp/${id}?token=${await backend.secrets.create('cdp', id)}`, origin);
  cdpUrl.protocol = cdpUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  return { cdp_url: cdpUrl.href, live_view_url: await getLiveUrl(context, id) };
}

async function getLiveUrl({ backend, origin }: ApiContext, id: string, pageId?: string): Promise<string> {
  const page = pageId === undefined ? '' : `&page=${pageId}`;
  return `${origin}/live/${id}?token=${await backend.secrets.create('live', id)}${page}`;
}

/** `POST /v1/sessions/async`: 200 before the browser has started. */
export function createSessionAsync(context: ApiContext): Response {
  const { backend, project } = context;
  const request = readSessionRequest(context);
  const pending: SessionRequestRecord = {
    id: backend.createId(),
    project,
    createdAt: backend.now(),
    status: 'pending',
    sessionId: null,
    error: null,
  };
  const settle = (changes: Partial<SessionRequestRecord>): void => {
    // After a reset, no one knows the request.
    if (backend.sessionRequests.has(pending.id))
      backend.sessionRequests.set(pending.id, { ...pending, ...changes });
  };
  backend.sessionRequests.set(pending.id, pending);
  void startSession(context, request).then(
    ({ id }) => settle({ status: 'ready', sessionId: id }),
    (error: unknown) =>
      settle({ status: 'failed', error: error instanceof Error ? error.message : String(error) }),
  );
  return json({ data: { request_id: pending.id, status: 'pending', session_id: null } });
}

const phases = { pending: 'provisioning', ready: 'ready', failed: 'provisioning' } as const;

/** `GET /v1/sessions/async/{requestId}/status`: with the URLs of the session once it is ready. */
export async function retrieveSessionRequest(context: ApiContext): Promise<Response> {
  const { backend } = context;
  const requests = backend.sessionRequests;
  const request = findRecord(context, requests, context.parameter('requestId'), 'session request');
  const session = request.sessionId === null ? undefined : backend.sessions.get(request.sessionId);
  return json({
    data: {
      request_id: request.id,
      status: request.status,
      created_at: formatTime(request.createdAt),
      progress: { current_phase: phases[request.status] },
      ...(session && {
        session: {
          session_id: session.id,
          status: 'completed',
          ...(await presentUrls(context, session)),
        },
      }),
      ...(request.error !== null && { session: { status: 'failed', error: request.error } }),
    },
  });
}

/** `GET /v1/sessions`: a page of the project's sessions. Other filters than `status` and `tags` are refused. */
export function listSessions(context: ApiContext): Response {
  const { backend, query } = context;
  const page = readNumber(query, 'page', 1);
  const limit = readNumber(query, 'limit', 10);
  if (![10, 20, 50].includes(limit)) throw new ApiError(400, '"limit" must be 10, 20 or 50.');
  const known = ['page', 'limit', 'status', 'tags', 'sort_by', 'sort_order'];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ApiError(501, `The emulator does not support the filter "${unknown}".`);
  if ((query.get('sort_by') ?? 'created_at') !== 'created_at')
    throw new ApiError(501, 'The emulator sorts sessions by "created_at" only.');
  const found = filterSessions(context).filter((session) =>
    [null, getSessionStatus(session, backend.now())].includes(query.get('status')),
  );
  if (query.get('sort_order') === 'desc') found.reverse();
  const sessions = found
    .slice((page - 1) * limit, page * limit)
    .map((session) => presentListed(session, backend.now()));
  return json({
    data: { sessions, total: found.length, page, total_pages: Math.ceil(found.length / limit) },
  });
}

function filterSessions({ backend, project, query }: ApiContext): BrowserSessionRecord[] {
  const tags = query.get('tags')?.split(',') ?? [];
  return [...backend.sessions.values()].filter(
    (session) => session.project === project && tags.every((tag) => session.tags.includes(tag.trim())),
  );
}

function readNumber(query: URLSearchParams, name: string, fallback: number): number {
  const number = Number(query.get(name) ?? fallback);
  if (!Number.isInteger(number) || number < 1)
    throw new ApiError(400, `"${name}" must be a positive number.`);
  return number;
}

function presentListed(session: BrowserSessionRecord, now: number): unknown {
  return {
    id: session.id,
    status: getSessionStatus(session, now),
    tags: session.tags,
    headless: true,
    recording: false,
    used_credits: 0,
    proxy_bytes: 0,
    steps: 0,
    duration: getDuration(session, now),
    created_at: formatTime(session.createdAt),
    user_configuration: session.configuration,
    task_initiated: session.isTaskInitiated,
    task_executions_count: 0,
    api_key_name: 'emulator',
    browser_ip: null,
  };
}

/** `GET /v1/sessions/all/status`: the sessions that run. */
export function listStatuses(context: ApiContext): Response {
  const now = context.backend.now();
  const items = filterSessions(context)
    .filter((session) => !isEnded(session, now))
    .map(({ id, tags, createdAt }) => ({
      session_id: id,
      status: 'running',
      tags,
      created_at: formatTime(createdAt),
    }));
  return json({ data: { count: items.length, items } });
}

/** `DELETE /v1/sessions/all`: ends the project's sessions. */
export function deleteAllSessions(context: ApiContext): Response {
  const { backend, project } = context;
  const own = [...backend.sessions.values()].filter((session) => session.project === project);
  for (const { id } of own) deleteOne(backend, id);
  return json({ data: { status: 'success' } });
}

function deleteOne(backend: Backend, id: string): void {
  backend.browsers.end(id, 'deleted');
  endSession(backend, id, 'deleted');
}

function getDuration({ createdAt, endedAt, expiresAt }: BrowserSessionRecord, now: number): number {
  const end = Math.min(now, endedAt ?? now, expiresAt ?? now);
  return Math.round((end - createdAt) / 1000);
}

/** `GET /v1/sessions/{sessionId}`: without the live view URL, as at Anchor. */
export function retrieveSession(context: ApiContext): Response {
  const now = context.backend.now();
  const session = findSession(context);
  return json({
    data: {
      session_id: session.id,
      team_id: 'emulator',
      status: getSessionStatus(session, now),
      duration: getDuration(session, now),
      credits_used: 0,
      configuration: session.configuration,
      playground: false,
      proxy_bytes: 0,
      tokens: {},
      steps: [],
      tags: session.tags,
      created_at: formatTime(session.createdAt),
    },
  });
}

/** `DELETE /v1/sessions/{sessionId}`: 401 for an unknown id, as Anchor documents. */
export function deleteSession(context: ApiContext): Response {
  const { backend } = context;
  const session = backend.sessions.get(context.parameter('sessionId'));
  if (session?.project !== context.project) throw new ApiError(401, 'There is no session with this id.');
  deleteOne(backend, session.id);
  return json({ data: { status: 'success' } });
}

/** `GET /v1/sessions/{sessionId}/pages`: the pages of the session's browser, or the one that it would show. */
export async function listPages(context: ApiContext): Promise<Response> {
  const session = findSession(context);
  const browser = context.backend.browsers.find(session.id);
  if (browser) {
    await browser.pages.refresh();
    const pages = browser.pages.list().map(async ({ id, title, url }) => {
      const frontend_url = await getLiveUrl(context, session.id, id);
      return { id, title, url, frontend_url };
    });
    return json(await Promise.all(pages));
  }
  const { url, identities } = getSessionSite(context.backend, session);
  const title = identities[0]?.name ?? 'New tab';
  return json([{ id: session.id, title, url, frontend_url: await getLiveUrl(context, session.id) }]);
}

/** Returns the session of the path. Throws 404 if there is none. */
export function findSession(context: ApiContext): BrowserSessionRecord {
  return findRecord(context, context.backend.sessions, context.parameter('sessionId'), 'session');
}
