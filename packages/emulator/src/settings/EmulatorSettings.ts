/**
 * Settings of the emulator. All of them can change at runtime. Only `tokenLifetimeMs` and `errorBody` follow Anchor's documentation;
 * the others are the emulator's choice where it is silent.
 */
export interface EmulatorSettings {
  /** Shape of the response that contains a token. Anchor's sources disagree. @default 'top-level' */
  tokenBody: 'top-level' | 'data' | 'both';
  /** Whether the response that contains a token includes `expires_at`. @default true */
  tokenExpiresAtSent: boolean;
  /** Lifetime of a token, in milliseconds. Anchor documents 15 minutes. @default 900000 */
  tokenLifetimeMs: number;
  /** When a token counts as used. @default 'identity-created' */
  tokenConsumedOn: 'identity-created' | 'page-opened';
  /** Whether the hosted page checks tokens, or rejects every token as expired or used. @default 'checked' */
  tokenVerdict: 'checked' | 'expired' | 'used';
  /** What the hosted page does with an expired or used token. @default 'error-page' */
  deadTokenPage: 'error-page' | 'redirect';
  /** Tokens that a project may create per minute before it receives 429; `null` for no limit. @default null */
  tokensPerMinute: number | null;
  /** Whether a token may be created without `callbackUrl`. @default 'refused' */
  callbackUrlMissing: 'refused' | 'accepted';
  /** Whether `http:` callbacks on loopback hosts are accepted. @default false */
  allowLoopbackCallbacks: boolean;

  /** Which passwords the hosted page accepts. @default 'any' */
  passwordCheck: 'any' | 'first-attempt-fails';
  /** Whether the hosted page asks for a one-time code. @default false */
  oneTimeCode: boolean;
  /** Duration of the credentials check, in milliseconds. @default 0 */
  signInDelayMs: number;
  /** Whether the hosted page is shown, responds with 204, or never finishes the sign-in. @default 'shown' */
  hostedPage: 'shown' | 'no-content' | 'never-finishes';
  /** What Cancel does. @default 'no-redirect' */
  cancel: 'no-redirect' | 'window-closed' | 'redirect';
  /** The `status` parameter if Cancel redirects. @default 'cancelled' */
  cancelStatus: string;
  /** Parameters of the callback; `legacy` sends `identityId` only. @default 'current' */
  callbackParameters: 'current' | 'legacy';
  /** How parameters are added to a callback URL that has a query; `naive` adds a second `?`. @default 'naive' */
  callbackAppend: 'naive' | 'proper';
  /** Delay between Continue and the redirect, in milliseconds. @default 0 */
  redirectDelayMs: number;
  /** When the hosted page sends `identity-created` to its opener. @default 'identity-created' */
  popupMessage: 'off' | 'identity-created' | 'before-redirect' | 'after-redirect';
  /** Target origin of the message: the callback's origin, `*`, or an origin. @default 'callback-origin' */
  popupMessageTarget: string;
  /** Delay between a `before-redirect` message and the redirect, in milliseconds. @default 0 */
  messageToRedirectMs: number;
  /** Cross-Origin-Opener-Policy of the hosted page. @default 'absent' */
  openerPolicy: 'absent' | 'same-origin' | 'same-origin-allow-popups' | 'noopener-allow-popups';
  /** Whether other sites may frame the hosted page. @default 'refused' */
  framing: 'refused' | 'allowed';

  /** Result of a second sign-in with the same name on an application. @default 'new-identity' */
  knownAccount: 'new-identity' | 'same-identity';
  /** Status after the sign-in, any string; `pending` later changes to `validationResult`. @default 'validated' */
  statusAfterSignIn: string;
  /** Status that follows `pending`. @default 'validated' */
  validationResult: string;
  /** How long an identity stays `pending`, in milliseconds. @default 2000 */
  validationDelayMs: number;
  /** What `PUT` does with metadata. @default 'replace' */
  metadataUpdate: 'replace' | 'merge';
  /** Order of an application's identities. @default 'oldest-first' */
  identityOrder: 'oldest-first' | 'newest-first' | 'shuffled';
  /** Whether lists support `page` and `limit`. @default 'none' */
  pagination: 'none' | 'page-and-limit';
  /** Format of `source` and `url` in responses. @default 'as-given' */
  sourceFormat: 'as-given' | 'host';
  /** Whether credentials can be read; otherwise 403. @default false */
  credentialsReadable: boolean;
  /** Status code of a reauthentication; 412 and 422 also mark the identity as `failed`. @default 200 */
  reauthentication: 200 | 412 | 422;

  /** Sessions that a project may create per minute before it receives 429; `null` for no limit. @default null */
  sessionsPerMinute: number | null;
  /** Which sessions end with a run of a task: only one that the run started, or also one that it was given. @default 'own' */
  taskCleanup: 'own' | 'every';
  /** Status code of a session with a failed identity. @default 422 */
  failedIdentitySession: 422 | 412 | 200;
  /** Status code of a session with an unknown identity. @default 404 */
  unknownIdentitySession: 404 | 400;

  /** Status code for a resource of another project. @default 404 */
  foreignProject: 404 | 403;
  /** Body of error responses. Anchor documents all three. @default 'nested' */
  errorBody: 'nested' | 'flat' | 'message';
  /** Body of the response to a missing or wrong API key. @default 'nested' */
  unauthorizedBody: 'nested' | 'flat' | 'empty' | 'html';
  /** `data` of `identity.*` webhooks. @default 'identity-id' */
  webhookIdentityData: 'identity-id' | 'empty';
}

/** Settings of a new emulator. */
export const defaultSettings: Readonly<EmulatorSettings> = {
  tokenBody: 'top-level',
  tokenExpiresAtSent: true,
  tokenLifetimeMs: 15 * 60_000,
  tokenConsumedOn: 'identity-created',
  tokenVerdict: 'checked',
  deadTokenPage: 'error-page',
  tokensPerMinute: null,
  callbackUrlMissing: 'refused',
  allowLoopbackCallbacks: false,

  passwordCheck: 'any',
  oneTimeCode: false,
  signInDelayMs: 0,
  hostedPage: 'shown',
  cancel: 'no-redirect',
  cancelStatus: 'cancelled',
  callbackParameters: 'current',
  callbackAppend: 'naive',
  redirectDelayMs: 0,
  popupMessage: 'identity-created',
  popupMessageTarget: 'callback-origin',
  messageToRedirectMs: 0,
  openerPolicy: 'absent',
  framing: 'refused',

  knownAccount: 'new-identity',
  statusAfterSignIn: 'validated',
  validationResult: 'validated',
  validationDelayMs: 2000,
  metadataUpdate: 'replace',
  identityOrder: 'oldest-first',
  pagination: 'none',
  sourceFormat: 'as-given',
  credentialsReadable: false,
  reauthentication: 200,

  sessionsPerMinute: null,
  taskCleanup: 'own',
  failedIdentitySession: 422,
  unknownIdentitySession: 404,

  foreignProject: 404,
  errorBody: 'nested',
  unauthorizedBody: 'nested',
  webhookIdentityData: 'identity-id',
};
