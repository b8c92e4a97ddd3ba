import { getStatus, type IdentityRecord } from '../backend/identityRecords.ts';
import { getSessionSite, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
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
import { checkPageUrl } from '../http/parseUrl.ts';
import { ApiError } from '../http/responses.ts';
import { findRecord, type ApiContext } from './ApiContext.ts';
import { checkRateLimit } from '../http/rateLimit.ts';

const defaultMaxMinutes = 20;
const defaultIdleMinutes = 5;
const minuteMs = 60_000;

/** A request for a session, after it was checked. */
export interface SessionRequest {
  readonly record: BrowserSessionRecord;
  readonly viewport: PageSize;
  /** Null if the session never becomes idle. */
  readonly idleMs: number | null;
}

/** Checks the body of a request for a session. Throws an `ApiError` if it is wrong, or 429 above the limit per minute. */
export function readSessionRequest(context: ApiContext, isTaskInitiated = false): SessionRequest {
  const { backend, body, project } = context;
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
    tags: (optionalArray(session, 'tags') ?? []).map(String),
    configuration: { session, browser },
    isTaskInitiated,
    viewedAt: null,
    createdAt: now,
    expiresAt: maxMs === null ? null : now + maxMs,
    endedAt: null,
    endReason: null,
  };
  const request: SessionRequest = {
    record,
    viewport: readViewport(browser),
    idleMs: readTimeoutMs(session, 'idle_timeout', defaultIdleMinutes),
  };
  // Anchor documents a limit for the creation of sessions only, without its number.
  const rate = { project, limit: backend.settings.current().sessionsPerMinute, now };
  checkRateLimit(backend.sessions.values(), rate, 'Session creation rate limit exceeded.');
  return request;
}

/** Stores the session and starts its browser, if the caller may have one. */
export async function startSession(
  { backend, origin, mayUseBrowser }: ApiContext,
  { record, viewport, idleMs }: SessionRequest,
): Promise<BrowserSessionRecord> {
  backend.sessions.set(record.id, record);
  if (!mayUseBrowser) return record;
  const { url, identities } = getSessionSite(backend, record, origin);
  const cookies = identities
    .filter((identity) => isSignedIn(backend, identity))
    .flatMap(({ id }) => createSiteCookies(backend, id, origin));
  const limits = { expiresAt: record.expiresAt, idleMs };
  try {
    await backend.browsers.start(record.id, { url, cookies, viewport }, limits);
  } catch (error) {
    backend.sessions.delete(record.id);
    throw error;
  }
  // `DELETE /v1/sessions/all` also ends sessions that start.
  if (backend.sessions.get(record.id)?.endedAt === null) return record;
  backend.browsers.end(record.id, 'deleted');
  throw new ApiError(500, 'The session was ended while it started.');
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

function readInitialUrl(session: Fields): string | null {
  const url = optionalString(session, 'initial_url');
  return url === undefined ? null : checkPageUrl('session.initial_url', url);
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

/** Returns the identities of the body. Throws an `ApiError` if one does not exist or has failed. */
export function readIdentities(context: ApiContext): readonly IdentityRecord[] {
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
