import type { IdentityRecord, SessionRecord } from '../backend/records.ts';
import { statusOf } from '../backend/statusOf.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalBoolean, optionalList, optionalRecord, optionalString } from '../http/fields.ts';
import { isRecord } from '../http/isRecord.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { findOwned } from './findOwned.ts';

type Fields = Readonly<Record<string, unknown>>;

const defaultMaxMinutes = 20;

/** `POST /v1/sessions`: 200 with the CDP and live view addresses. */
export function createSession(context: ApiContext): Response {
  const { apiKey, backend, body, origin, project } = context;
  const session = optionalRecord(body, 'session') ?? {};
  const browser = optionalRecord(body, 'browser') ?? {};
  const liveView = optionalRecord(session, 'live_view') ?? {};
  refuseBadBrowser(session, browser, liveView);
  const identities = readIdentities(context);
  const now = backend.now();
  const minutes = readMaxMinutes(session);
  const record: SessionRecord = {
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

function refuseBadBrowser(session: Fields, browser: Fields, liveView: Fields): void {
  if ('identities' in browser || 'identities' in session) {
    throw new ApiError(400, '"identities" belongs at the top level, beside "session" and "browser".');
  }
  const proxied = isActive(session, 'proxy');
  for (const name of ['captcha_solver', 'extra_stealth']) {
    if (isActive(browser, name) && !proxied)
      throw new ApiError(400, `"${name}" needs "session.proxy.active".`);
  }
  if (optionalBoolean(liveView, 'one_time_url') && isActive(browser, 'headless')) {
    throw new ApiError(400, '"one_time_url" needs a headful browser.');
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
  const identities = (optionalList(context.body, 'identities') ?? []).map((item) =>
    findIdentity(context, item),
  );
  const failed = identities.some((identity) => statusOf(identity, context.backend.now()).endsWith('failed'));
  if (failed && failedIdentitySession !== 200) {
    throw new ApiError(failedIdentitySession, 'The identity cannot be authenticated.');
  }
  return identities;
}

function findIdentity(context: ApiContext, item: unknown): IdentityRecord {
  const id = isRecord(item) ? optionalString(item, 'id') : undefined;
  if (!id) throw new ApiError(400, '"identities" takes objects with an id.');
  const { unknownIdentitySession } = context.backend.settings.current();
  if (!context.backend.identities.has(id) && unknownIdentitySession !== 404) {
    throw new ApiError(unknownIdentitySession, 'There is no identity with this id.');
  }
  return findOwned(context, context.backend.identities, id, 'identity');
}
