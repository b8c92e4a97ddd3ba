import { getStatus, type IdentityRecord } from '../backend/identityRecords.ts';
import { getSessionSite, isEnded, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
import {
  isRecord,
  optionalArray,
  optionalBoolean,
  optionalRecord,
  optionalString,
  type Fields,
} from '../http/fields.ts';
import { ApiError, json } from '../http/responses.ts';
import { findRecord, formatTime, type ApiContext } from './ApiContext.ts';

const defaultMaxMinutes = 20;

/** `POST /v1/sessions`: 200 with the URLs of CDP and live view. */
export function createSession(context: ApiContext): Response {
  const { apiKey, backend, body, origin, project } = context;
  const session = optionalRecord(body, 'session') ?? {};
  const browser = optionalRecord(body, 'browser') ?? {};
  const liveView = optionalRecord(session, 'live_view') ?? {};
  checkConfiguration(session, browser, liveView);
  const identities = readIdentities(context);
  const now = backend.now();
  const minutes = readMaxMinutes(session);
  const record: BrowserSessionRecord = {
    id: backend.createId(),
    project,
    identityIds: identities.map((identity) => identity.id),
    initialUrl: optionalString(session, 'initial_url') ?? null,
    readOnly: optionalBoolean(liveView, 'read_only') ?? false,
    oneTimeUrl: optionalBoolean(liveView, 'one_time_url') ?? false,
    configuration: { session, browser },
    viewedAt: null,
    createdAt: now,
    expiresAt: minutes < 0 ? null : now + minutes * 60_000,
    endedAt: null,
  };
  backend.sessions.set(record.id, record);
  const cdpUrl = new URL(`/cdp?${new URLSearchParams({ apiKey, sessionId: record.id })}`, origin);
  cdpUrl.protocol = cdpUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  return json({
    data: { id: record.id, cdp_url: cdpUrl.href, live_view_url: `${origin}/live/${record.id}` },
  });
}

function checkConfiguration(session: Fields, browser: Fields, liveView: Fields): void {
  if ('identities' in browser || 'identities' in session) {
    throw new ApiError(400, '"identities" must be at the top level, next to "session" and "browser".');
  }
  const hasProxy = isActive(session, 'proxy');
  for (const name of ['captcha_solver', 'extra_stealth']) {
    if (isActive(browser, name) && !hasProxy)
      throw new ApiError(400, `"${name}" requires "session.proxy.active".`);
  }
  if (optionalBoolean(liveView, 'one_time_url') && isActive(browser, 'headless')) {
    throw new ApiError(400, '"one_time_url" requires a headful browser.');
  }
}

function isActive(fields: Fields, name: string): boolean {
  return optionalBoolean(optionalRecord(fields, name) ?? {}, 'active') ?? false;
}

function readMaxMinutes(session: Fields): number {
  const minutes = optionalRecord(session, 'timeout')?.['max_duration'] ?? defaultMaxMinutes;
  if (typeof minutes !== 'number' || Number.isNaN(minutes)) {
    throw new ApiError(400, '"session.timeout.max_duration" must be a number of minutes.');
  }
  return minutes;
}

function readIdentities(context: ApiContext): readonly IdentityRecord[] {
  const { failedIdentitySession } = context.backend.settings.current();
  const identities = (optionalArray(context.body, 'identities') ?? []).map((item) =>
    findSessionIdentity(context, item),
  );
  const failed = identities.some((identity) => getStatus(identity, context.backend.now()).endsWith('failed'));
  if (failed && failedIdentitySession !== 200) {
    throw new ApiError(failedIdentitySession, 'The identity cannot be authenticated.');
  }
  return identities;
}

function findSessionIdentity(context: ApiContext, item: unknown): IdentityRecord {
  const id = isRecord(item) ? optionalString(item, 'id') : undefined;
  if (!id) throw new ApiError(400, '"identities" must contain objects with an id.');
  const { unknownIdentitySession } = context.backend.settings.current();
  if (!context.backend.identities.has(id) && unknownIdentitySession !== 404) {
    throw new ApiError(unknownIdentitySession, 'There is no identity with this id.');
  }
  return findRecord(context, context.backend.identities, id, 'identity');
}

/** `GET /v1/sessions/{sessionId}`: without the live view URL, as at Anchor. */
export function retrieveSession(context: ApiContext): Response {
  const now = context.backend.now();
  const session = findSession(context);
  const end = Math.min(now, session.endedAt ?? now, session.expiresAt ?? now);
  return json({
    data: {
      session_id: session.id,
      team_id: 'emulator',
      status: isEnded(session, now) ? 'completed' : 'running',
      duration: Math.round((end - session.createdAt) / 1000),
      credits_used: 0,
      configuration: session.configuration,
      playground: false,
      proxy_bytes: 0,
      tokens: {},
      steps: [],
      tags: [],
      created_at: formatTime(session.createdAt),
    },
  });
}

/** `DELETE /v1/sessions/{sessionId}`: 401 for an unknown id, as Anchor documents. */
export function deleteSession(context: ApiContext): Response {
  const { backend } = context;
  const session = backend.sessions.get(context.parameter('sessionId'));
  if (session?.project !== context.project) throw new ApiError(401, 'There is no session with this id.');
  backend.sessions.set(session.id, { ...session, endedAt: session.endedAt ?? backend.now() });
  return json({ data: { status: 'success' } });
}

/** `GET /v1/sessions/{sessionId}/pages`: the only page of the session's browser. */
export function listPages(context: ApiContext): Response {
  const session = findSession(context);
  const { url, identities } = getSessionSite(context.backend, session);
  const title = identities[0]?.name ?? 'New tab';
  return json([{ id: session.id, title, url, frontend_url: `${context.origin}/live/${session.id}` }]);
}

function findSession(context: ApiContext): BrowserSessionRecord {
  return findRecord(context, context.backend.sessions, context.parameter('sessionId'), 'session');
}
