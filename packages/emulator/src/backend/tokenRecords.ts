import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import type { ApplicationRecord } from './applicationRecords.ts';
import type { Backend } from './createBackend.ts';
import {
  addIdentity,
  getIdentities,
  scheduleValidation,
  updateIdentity,
  type Credential,
  type IdentityRecord,
} from './identityRecords.ts';

/** What a user entered on the hosted page. */
export interface SignIn {
  /** Name for the identity. */
  readonly name: string;
  /** Credentials for the identity. The password is `demoCredentials.password`, not the one entered. */
  readonly credentials: readonly Credential[];
}

/** A one-time token in the emulator. Times are in milliseconds since 1970. */
export interface TokenRecord {
  /** Value in the URL of the hosted page. */
  readonly token: string;
  /** API key of the project that owns it; `any` if the emulator accepts every key. */
  readonly project: string;
  /** Id of the application to sign in to. */
  readonly applicationId: string;
  /** URL that the hosted page redirects to; null if the API call had none. */
  readonly callbackUrl: string | null;
  /** When it was created. */
  readonly createdAt: number;
  /** When it expires: `createdAt` plus the setting `tokenLifetimeMs`. */
  readonly expiresAt: number;
  /** When the hosted page was first opened; null if never. */
  readonly openedAt: number | null;
  /** When a sign-in succeeded; null before that. */
  readonly usedAt: number | null;
  /** Id of the identity of the sign-in; null before it succeeded. */
  readonly identityId: string | null;
  /** How many times credentials were submitted. */
  readonly attempts: number;
  /** A sign-in that needs a one-time code to finish. */
  readonly pending: SignIn | null;
}

/** Whether a token opens the hosted page. */
export type TokenState = 'valid' | 'expired' | 'used' | 'unknown';

/** Checks a token. With `opening`, an earlier visit counts as use if the setting `tokenConsumedOn` is `page-opened`. */
export function checkToken(backend: Backend, token: TokenRecord | undefined, opening = false): TokenState {
  const settings = backend.settings.current();
  if (!token) return 'unknown';
  if (settings.tokenVerdict !== 'checked') return settings.tokenVerdict;
  if (token.usedAt !== null) return 'used';
  if (opening && settings.tokenConsumedOn === 'page-opened' && token.openedAt !== null) return 'used';
  if (backend.now() >= token.expiresAt) return 'expired';
  return 'valid';
}

/**
 * Creates the identity of a sign-in and marks the token as used. With `knownAccount: 'same-identity'`, updates the identity of that
 * name instead, if there is one.
 */
export function finishSignIn(
  backend: Backend,
  token: TokenRecord,
  application: ApplicationRecord,
  { name, credentials }: SignIn,
): IdentityRecord {
  const { statusAfterSignIn: status, knownAccount } = backend.settings.current();
  const known =
    knownAccount === 'same-identity'
      ? getIdentities(backend, application.id).find((identity) => identity.name === name)
      : undefined;
  const identity = known
    ? updateIdentity(backend, known, { credentials, ...scheduleValidation(backend, status) })
    : addIdentity(backend, application, { name, credentials, status });
  backend.tokens.set(token.token, {
    ...token,
    usedAt: backend.now(),
    identityId: identity.id,
    pending: null,
  });
  if (status === 'validated') void backend.webhooks.send('identity.authenticated', identity.id);
  return identity;
}

/** Returns the URL that the hosted page redirects to after a successful sign-in. */
export function buildSuccessUrl(
  settings: Readonly<EmulatorSettings>,
  callbackUrl: string,
  identityId: string,
): string {
  const legacy = settings.callbackParameters === 'legacy';
  const parameters = new URLSearchParams(
    legacy ? { identityId } : { identity_id: identityId, status: 'success' },
  );
  return appendParameters(settings, callbackUrl, parameters);
}

/** Returns the URL that the hosted page redirects to without an identity. */
export function buildFailureUrl(
  settings: Readonly<EmulatorSettings>,
  callbackUrl: string,
  status: string,
): string {
  return appendParameters(settings, callbackUrl, new URLSearchParams({ status }));
}

// The default ignores an existing query, because Anchor's guide suggests `…/callback?a=1?identity_id=…`.
function appendParameters(
  settings: Readonly<EmulatorSettings>,
  callbackUrl: string,
  parameters: URLSearchParams,
): string {
  if (settings.callbackAppend === 'naive') return `${callbackUrl}?${parameters}`;
  const url = new URL(callbackUrl);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url.href;
}
