import type { TokenRecord } from '../backend/tokenRecords.ts';
import { sha256, toHex } from '../crypto.ts';
import { optionalString } from '../http/fields.ts';
import { parseUrl } from '../http/parseUrl.ts';
import { isLoopbackHost } from '../http/requestOrigin.ts';
import { ApiError, json } from '../http/responses.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { formatTime, type ApiContext } from './ApiContext.ts';
import { findApplication } from './applications.ts';
import { checkRateLimit } from '../http/rateLimit.ts';

/** `POST /v1/applications/{applicationId}/tokens`: 201. The settings choose the shape of the response. */
export async function createIdentityToken(context: ApiContext): Promise<Response> {
  const { backend, project } = context;
  const settings = backend.settings.current();
  const application = findApplication(context);
  const callbackUrl = readCallbackUrl(context);
  const now = backend.now();
  const rate = { project, limit: settings.tokensPerMinute, now };
  checkRateLimit(backend.tokens.values(), rate, 'Too many tokens were created in the last minute.');
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
      '"callbackUrl" must be an HTTPS URL. To allow http://localhost, set allowLoopbackCallbacks (--allow-loopback-callbacks).',
    );
  }
  return callbackUrl;
}

function isAllowedCallback(callbackUrl: string, allowLoopback: boolean): boolean {
  const { protocol, hostname = '' } = parseUrl(callbackUrl) ?? {};
  if (protocol === 'https:') return true;
  return protocol === 'http:' && allowLoopback && isLoopbackHost(hostname);
}

async function presentToken(record: TokenRecord, settings: Readonly<EmulatorSettings>): Promise<unknown> {
  const fields = {
    token: record.token,
    ...(settings.tokenExpiresAtSent && { expires_at: formatTime(record.expiresAt) }),
    token_hash: toHex(await sha256(record.token)),
  };
  if (settings.tokenBody === 'data') return { data: fields };
  if (settings.tokenBody === 'both') return { ...fields, data: fields };
  return fields;
}
