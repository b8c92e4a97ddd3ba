import { type AttemptMode, type CreatedAttempt, attemptModes, pathTo } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { type Call, mediaType } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { randomToken } from '../request/crypto.ts';
import { reportUnreadable } from '../events/report.ts';
import { ofAttempt } from '../events/eventFields.ts';
import { type Reply, jsonReply, redirectReply } from '../request/reply.ts';
import { bindBrowser, bindingHash, checkSameSite } from '../request/checkSource.ts';
import { checkUnread, readForm, readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { findAnswerable, startRequest } from '../requests/startRequest.ts';
import { toOwnPath } from '../request/toOwnPath.ts';
import { trustedOriginOf } from '../request/trustedOrigin.ts';
import { requireSecret } from '../request/seal.ts';
import { usesCode } from './completionCode.ts';
import { readReturnLink } from './returnLink.ts';
import type { AttemptLimit } from '../stores/AttemptLimit.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { Owner } from '../stores/store.ts';
import { isoTime } from '../time.ts';

/** How long an attempt is open. Anchor's token is valid for 15 minutes, then the user needs time to sign in. */
const lifetimeMs = 30 * 60_000;

/** `POST /attempts` creates an attempt. It accepts JSON, and a plain form for pages that are not hydrated yet. */
export async function createAttempt(settings: Settings, call: Call): Promise<Reply> {
  const isForm = mediaType(call.request) === 'application/x-www-form-urlencoded';
  checkSameSite(settings, call.request, { isForm });
  // Checked before the user, because the doctor has no session.
  checkUnread(call.request);
  const owner = await requireUser(settings, call);
  const input = isForm ? await readForm(call.request) : await readJson(call.request);
  const { application } = input;
  // Stryker disable next-line ConditionalExpression: the type is for TypeScript; a Map of slugs has nothing else
  if (typeof application !== 'string' || !settings.applications.has(application)) {
    throw new ConnectError('unknown_application');
  }
  await checkRoom(settings, owner);
  return beginAttempt(settings, call, { owner, application, input, isForm, reconnects: null });
}

/** `POST /connections/:id/reconnect` creates an attempt that replaces the sign-in of a connection. */
export async function reconnectConnection(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const [connection] = await settings.store.findConnections({ owner, id: call.id });
  if (!connection) throw new ConnectError('not_found');
  const input = await readJson(call.request);
  const { application } = connection;
  return beginAttempt(settings, call, {
    owner,
    application,
    input,
    isForm: false,
    reconnects: connection.id,
  });
}

/** Throws `too_many_connections` if the user may not connect another account. */
export async function checkRoom({ store, reporter, maxConnections }: Settings, owner: Owner): Promise<void> {
  const { length } = await store.findConnections({ owner }, reportUnreadable(reporter));
  if (length >= maxConnections) throw new ConnectError('too_many_connections');
}

/** Writes the attempt and binds it to this browser, or to a completion code. No other code sets the binding cookie. */
export async function beginAttempt(
  settings: Settings,
  call: Call,
  about: {
    owner: Owner;
    application: string;
    input: Record<string, unknown>;
    isForm: boolean;
    reconnects: string | null;
  },
): Promise<Reply> {
  const { store, reporter } = settings;
  const { owner, application, reconnects } = about;
  const request = await findAnswerable(settings, about, about.input.request);
  const now = settings.now();
  const appOrigin = trustedOriginOf(settings, call.request);
  const mode = readMode(about.input.mode);
  const isBoundByCode = usesCode({ mode });
  // The answer to a form is a redirect, which must not contain the secret.
  if (isBoundByCode && about.isForm) throw new ConnectError('invalid_request');
  if (isBoundByCode) requireSecret(settings);
  const { secret, cookie } = isBoundByCode
    ? { secret: randomToken(), cookie: undefined }
    : bindBrowser(settings, call.request);
  const id = randomToken();
  const attempt: AttemptRecord = {
    id,
    owner,
    application,
    mode,
    origin: settings.origin,
    appOrigin: appOrigin ?? null,
    returnTo:
      mode === 'native'
        ? readReturnLink(settings, about.input.returnTo)
        : readReturnTo(settings, appOrigin, about.input.returnTo),
    bindingHash: await bindingHash(secret, id),
    reconnects,
    outcome: null,
    code: null,
    stateHash: null,
    createdAt: now,
    startedAt: null,
    starts: 0,
    expiresAt: now + lifetimeMs,
    verifications: 0,
    identityId: null,
    connectionId: null,
  };
  const creation = await store.createAttempt(attempt, limitsFor(settings, owner));
  if (creation.result === 'limited') {
    reporter.emit({ type: 'attempt.limited', ...owner, application });
    throw new ConnectError('rate_limited', { retryAfter: Math.ceil((creation.retryAt - now) / 1_000) });
  }
  reporter.emit({ type: 'attempt.created', mode: attempt.mode, ...ofAttempt(attempt) });
  if (request) await startRequest(settings, request);

  const startUrl = settings.baseUrl + pathTo('startAttempt', id);
  const body: CreatedAttempt = {
    attemptId: id,
    startUrl,
    expiresAt: isoTime(attempt.expiresAt),
    ...(isBoundByCode && { secret }),
  };
  const reply = about.isForm ? redirectReply(startUrl) : jsonReply(201, body);
  if (cookie) reply.headers.push(cookie);
  return reply;
}

/** Users without a tenant do not share a limit. */
function limitsFor({ limits }: Settings, { tenantId }: Owner): AttemptLimit[] {
  return tenantId === '' ? [limits.user] : [limits.user, limits.tenant];
}

/** A page on another origin comes back to its own origin. */
function readReturnTo(
  { origin, defaultReturnTo }: Settings,
  appOrigin: string | undefined,
  value: unknown,
): string {
  const path = toOwnPath(value, appOrigin ?? origin) ?? defaultReturnTo;
  return appOrigin !== undefined && path.startsWith('/') ? appOrigin + path : path;
}

function readMode(value: unknown): AttemptMode {
  const mode = attemptModes.find((known) => known === (value ?? 'popup'));
  if (!mode) throw new ConnectError('invalid_request');
  return mode;
}
