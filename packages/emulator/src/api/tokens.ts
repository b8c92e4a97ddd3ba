import type { Backend } from '../backend/Backend.ts';
import type { TokenRecord } from '../backend/records.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalString } from '../http/fields.ts';
import { hex } from '../http/hex.ts';
import { isLoopbackHost } from '../http/isLoopbackHost.ts';
import { json } from '../http/json.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import type { ApiContext } from './ApiContext.ts';
import { requestedApplication } from './applications.ts';
import { isoTime } from './isoTime.ts';

/** `POST /v1/applications/{applicationId}/tokens`: 201; its shape follows the settings. */
export async function createIdentityToken(context: ApiContext): Promise<Response> {
  const { backend, project } = context;
  const settings = backend.settings.current();
  const application = requestedApplication(context);
  const callbackUrl = readCallbackUrl(context);
  refuseTooMany(backend, project, settings.tokensPerMinute);
  const now = backend.now();
  const record: TokenRecord = {
    token: `${backend.createId()}${backend.createId()}`.replaceAll('-', ''),
    project,
    applicationId: application.id,
    callbackUrl,
    createdAt: now,
    expiresAt: now + settings.tokenLifetimeMs,
    openedAt: null,
    usedAt: null,
    identityId: null,
    attempts: 0,
    pending: null,
  };
  backend.tokens.set(record.token, record);
  return json(await presentToken(record, settings), 201);
}

function readCallbackUrl({ backend, body }: ApiContext): string | null {
  const settings = backend.settings.current();
  const callbackUrl = optionalString(body, 'callbackUrl');
  if (!callbackUrl && settings.callbackUrlMissing === 'accepted') return null;
  if (!callbackUrl) throw new ApiError(400, '"callbackUrl" is required.');
  if (!isAllowedCallback(callbackUrl, settings.allowLoopbackCallbacks)) {
    throw new ApiError(
      400,
      '"callbackUrl" must be an HTTPS URL. For http://localhost set allowLoopbackCallbacks (--allow-loopback-callbacks).',
    );
  }
  return callbackUrl;
}

function isAllowedCallback(callbackUrl: string, loopback: boolean): boolean {
  if (!URL.canParse(callbackUrl)) return false;
  const { protocol, hostname } = new URL(callbackUrl);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && loopback && isLoopbackHost(hostname);
}

function refuseTooMany(backend: Backend, project: string, limit: number | null): void {
  if (limit === null) return;
  const now = backend.now();
  const recent = [...backend.tokens.values()]
    .filter((token) => token.project === project && now - token.createdAt < 60_000)
    .map((token) => token.createdAt);
  if (recent.length < limit) return;
  const seconds = Math.ceil((Math.min(now, ...recent) + 60_000 - now) / 1000);
  throw new ApiError(429, 'Too many tokens.', {
    'retry-after': String(seconds),
    ratelimit: `"${limit}-in-1min"; r=0; t=${seconds}`,
    'ratelimit-policy': `"${limit}-in-1min"; q=${limit}; w=60`,
  });
}

async function presentToken(record: TokenRecord, settings: Readonly<EmulatorSettings>): Promise<unknown> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(record.token));
  const fields = {
    token: record.token,
    ...(settings.tokenExpiresAtSent && { expires_at: isoTime(record.expiresAt) }),
    token_hash: hex(digest),
  };
  if (settings.tokenBody === 'data') return { data: fields };
  if (settings.tokenBody === 'both') return { ...fields, data: fields };
  return fields;
}
