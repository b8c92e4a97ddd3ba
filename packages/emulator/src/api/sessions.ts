import { getStatus, type IdentityRecord } from '../backend/identityRecords.ts';
import {
  endSession,
  getSessionSite,
  getSessionStatus,
  type BrowserSessionRecord,
} from '../backend/sessionRecords.ts';
import { createSiteCookies, isSignedIn } from '../backend/siteSignIns.ts';
import type { PageSize } from '../browser/createScreencast.ts';
import {
  isRecord,
  optionalArray,
  optionalBoolean,
  optionalRecord,
  optionalString,
  type Fields,
} from '../http/fields.ts';
import { parseUrl } from '../http/parseUrl.ts';
import { ApiError, json } from '../http/responses.ts';
import { findRecord, formatTime, type ApiContext } from './ApiContext.ts';

const defaultMaxMinutes = 20;
const defaultIdleMinutes = 5;
const minuteMs = 60_000;

/** `POST /v1/sessions`: 200 with the URLs of CDP and live view, after the browser has started. */
export async function createSession(context: ApiContext): Promise<Response> {
  const { backend, body, origin, project } = context;
  const session = optionalRecord(body, 'session') ?? {};
  const browser = optionalRecord(body, 'browser') ?? {};
  const liveView = optionalRecord(session, 'live_view') ?? {};
  checkConfiguration(session, browser, liveView);
  const identities = readIdentities(context);
  const now = backend.now();
  const maxMs = readTimeoutMs(session, 'max_duration', defaultMaxMinutes);
  const record: BrowserSessionRecord = {
    id: backend.createId(),
    project,
    identityIds: identities.map((identity) => identity.id),
    initialUrl: readInitialUrl(session),
    readOnly: optionalBoolean(liveView, 'read_only') ?? false,
    oneTimeUrl: optionalBoolean(liveView, 'one_time_url') ?? false,
    configuration: { session, browser },
    viewedAt: null,
    createdAt: now,
    expiresAt: maxMs === null ? null : now + maxMs,
    endedAt: null,
    endReason: null,
  };
  backend.sessions.set(record.id, record);
  await startBrowser(context, record, session, browser);
  const cdpUrl = new URL(`/cdp/${record.id}?token=${await backend.secrets.create('cdp', record.id)}`, origin);
  cdpUrl.protocol = cdpUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  return json({
    data: { id: record.id, cdp_url: cdpUrl.href, live_view_url: await getLiveUrl(context, record) },
  });
}

async function startBrowser(
  { backend, origin, mayUseBrowser }: ApiContext,
  record: BrowserSessionRecord,
  session: Fields,
  browser: Fields,
): Promise<void> {
  const viewport = readViewport(browser);
  const idleMs = readTimeoutMs(session, 'idle_timeout', defaultIdleMinutes);
  if (!mayUseBrowser) return;
  const { url, identities } = getSessionSite(backend, record, origin);
  const cookies = identities
    .filter((identity) => isSignedIn(backend, identity))
    .flatMap(({ id }) => createSiteCookies(backend, id, origin));
  try {
    await backend.browsers.start(
      record.id,
      { url, cookies, viewport },
      { expiresAt: record.expiresAt, idleMs },
    );
  } catch (error) {
    backend.sessions.delete(record.id);
    throw error;
  }
}

async function getLiveUrl({ backend, origin }: ApiContext, { id }: BrowserSessionRecord): Promise<string> {
  return `${origin}/live/${id}?token=${await backend.secrets.create('live', id)}`;
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

/** Reads a timeout in minutes; null if a negative number disables it. */
function readTimeoutMs(session: Fields, name: string, defaultMinutes: number): number | null {
  const minutes = optionalRecord(session, 'timeout')?.[name] ?? defaultMinutes;
  if (typeof minutes !== 'number' || Number.isNaN(minutes)) {
    throw new ApiError(400, `"session.timeout.${name}" must be a number of minutes.`);
  }
  return minutes < 0 ? null : minutes * minuteMs;
}

// Other protocols, such as `file:`, would show data of this machine in the live view.
function readInitialUrl(session: Fields): string | null {
  const url = optionalString(session, 'initial_url');
  if (url === undefined) return null;
  if (url !== 'about:blank' && !/^https?:$/.test(parseUrl(url)?.protocol ?? ''))
    throw new ApiError(400, '"session.initial_url" must be an http or https URL.');
  return url;
}

function readViewport(browser: Fields): PageSize {
  const { width = 1440, height = 900 } = optionalRecord(browser, 'viewport') ?? {};
  if (!isPageLength(width) || !isPageLength(height))
    throw new ApiError(
      400,
      `"browser.viewport" must have a width and a height from ${minLength} to ${maxLength}.`,
    );
  return { width, height };
}

const minLength = 200;
const maxLength = 4000;

function isPageLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= minLength && value <= maxLength;
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
      status: getSessionStatus(session, now),
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
export async function deleteSession(context: ApiContext): Promise<Response> {
  const { backend } = context;
  const session = backend.sessions.get(context.parameter('sessionId'));
  if (session?.project !== context.project) throw new ApiError(401, 'There is no session with this id.');
  await backend.browsers.end(session.id, 'deleted');
  endSession(backend, session.id, 'deleted');
  return json({ data: { status: 'success' } });
}

/** `GET /v1/sessions/{sessionId}/pages`: the pages of the session's browser, or the one that it would show. */
export async function listPages(context: ApiContext): Promise<Response> {
  const session = findSession(context);
  const frontend_url = await getLiveUrl(context, session);
  const browser = context.backend.browsers.find(session.id);
  if (browser) {
    await browser.pages.refresh();
    return json(browser.pages.list().map(({ id, title, url }) => ({ id, title, url, frontend_url })));
  }
  const { url, identities } = getSessionSite(context.backend, session);
  const title = identities[0]?.name ?? 'New tab';
  return json([{ id: session.id, title, url, frontend_url }]);
}

function findSession(context: ApiContext): BrowserSessionRecord {
  return findRecord(context, context.backend.sessions, context.parameter('sessionId'), 'session');
}
