import { attemptModes, pathTo, type AttemptMode, type CreatedAttempt } from '@kit/protocol';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { randomToken } from '../crypto.ts';
import { jsonReply, redirectReply, type Reply } from '../reply.ts';
import { bindBrowser, bindingHash } from '../request/binding.ts';
import { checkSameSite } from '../request/checkSameSite.ts';
import { mediaType, readForm, readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { toOwnPath } from '../request/toOwnPath.ts';
import type { AttemptRecord, Owner } from '../stores/store.ts';

/** Milliseconds an attempt lives: Anchor's token has 15 minutes, then the user needs time to sign in. */
const lifetime = 30 * 60_000;

/** `POST /attempts`, by script or by a plain form before hydration: begins a new connection. */
export async function createAttempt(settings: Settings, call: Call): Promise<Reply> {
  const isForm = mediaType(call.request) === 'application/x-www-form-urlencoded';
  checkSameSite(settings, call.request, { isForm });
  const owner = await requireUser(settings, call);
  const input = isForm ? await readForm(call.request) : await readJson(call.request);
  const { application } = input;
  if (typeof application !== 'string' || !settings.applications.has(application)) {
    throw new ConnectError('unknown_application');
  }
  return beginAttempt(settings, call, { owner, application, input, isForm, reconnects: null });
}

/** Writes the attempt and binds it to this browser: the only place where the binding cookie is set. */
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
  const { store, limit } = settings;
  const now = settings.now();
  const { secret, cookie } = bindBrowser(settings, call.request);
  const id = randomToken();
  const attempt: AttemptRecord = {
    id,
    owner: about.owner,
    application: about.application,
    mode: readMode(about.input.mode),
    returnTo: toOwnPath(about.input.returnTo, settings.origin) ?? settings.defaultReturnTo,
    bindingHash: await bindingHash(secret, id),
    reconnects: about.reconnects,
    status: 'pending',
    code: null,
    stateHash: null,
    createdAt: now,
    startedAt: null,
    expiresAt: now + lifetime,
    rounds: 0,
    identityId: null,
    connectionId: null,
  };
  const since = now - limit.seconds * 1_000;
  if (!(await store.createAttempt(attempt, { attempts: limit.attempts, since })))
    throw new ConnectError('rate_limited', { retryAfter: limit.seconds });

  const startUrl = settings.baseUrl + pathTo('startAttempt', id);
  const body: CreatedAttempt = {
    attemptId: id,
    startUrl,
    expiresAt: new Date(attempt.expiresAt).toISOString(),
  };
  const reply = about.isForm ? redirectReply(startUrl) : jsonReply(201, body);
  reply.headers.push(cookie);
  return reply;
}

function readMode(value: unknown): AttemptMode {
  const mode = attemptModes.find((known) => known === (value ?? 'popup'));
  if (!mode) throw new ConnectError('invalid_request');
  return mode;
}
