/** Everything about the emulator that can be changed while it runs. */
export interface EmulatorSettings {
  /** Shape of the token answer; sources disagree. Emulator choice, not Anchor fact. @default 'top-level' */
  tokenBody: 'top-level' | 'data' | 'both';
  /** Whether the token answer holds `expires_at`. Emulator choice, not Anchor fact. @default true */
  tokenExpiresAtSent: boolean;
  /** Milliseconds a token lives. Fifteen minutes is Anchor's documented value. @default 900000 */
  tokenLifetimeMs: number;
  /** When the single use of a token is spent. Emulator choice, not Anchor fact. @default 'identity-created' */
  tokenConsumedOn: 'identity-created' | 'page-opened';
  /** How the hosted page judges a live token. Emulator choice, not Anchor fact. @default 'checked' */
  tokenVerdict: 'checked' | 'expired' | 'used';
  /** What an expired or used token shows. Emulator choice, not Anchor fact. @default 'error-page' */
  deadTokenPage: 'error-page' | 'redirect';
  /** Tokens a project may mint in a minute before 429; `null` is no limit. Emulator choice, not Anchor fact. @default null */
  tokensPerMinute: number | null;
  /** Whether a token may be minted without `callbackUrl`. Emulator choice, not Anchor fact. @default 'refused' */
  callbackUrlMissing: 'refused' | 'accepted';
  /** Whether `http:` callbacks on loopback hosts are accepted. Emulator choice, not Anchor fact. @default false */
  allowLoopbackCallbacks: boolean;

  /** How the hosted page takes passwords. Emulator choice, not Anchor fact. @default 'any' */
  passwordCheck: 'any' | 'first-attempt-fails';
  /** Whether the hosted page asks for a one-time code. Emulator choice, not Anchor fact. @default false */
  oneTimeCode: boolean;
  /** Milliseconds that checking the credentials takes. Emulator choice, not Anchor fact. @default 0 */
  signInDelayMs: number;
  /** Whether the hosted page shows, answers 204, or never finishes signing in. Emulator choice, not Anchor fact. @default 'shown' */
  hostedPage: 'shown' | 'no-content' | 'never-finishes';
  /** What Cancel does. Emulator choice, not Anchor fact. @default 'no-redirect' */
  cancel: 'no-redirect' | 'window-closed' | 'redirect';
  /** The `status` sent along when Cancel redirects. Emulator choice, not Anchor fact. @default 'cancelled' */
  cancelStatus: string;
  /** Parameters of the callback; `legacy` is `identityId` alone. Emulator choice, not Anchor fact. @default 'current' */
  callbackParameters: 'current' | 'legacy';
  /** How parameters join a callback that has a query already. Emulator choice, not Anchor fact. @default 'naive' */
  callbackAppend: 'naive' | 'proper';
  /** Milliseconds between Continue and leaving the page. Emulator choice, not Anchor fact. @default 0 */
  redirectDelayMs: number;
  /** Whether and when the opener is told. Emulator choice, not Anchor fact. @default 'identity-created' */
  popupMessage: 'off' | 'identity-created' | 'before-redirect' | 'after-redirect';
  /** Target of the message: the callback's origin, `*`, or an origin. Emulator choice, not Anchor fact. @default 'callback-origin' */
  popupMessageTarget: string;
  /** Milliseconds between a `before-redirect` message and the redirect. Emulator choice, not Anchor fact. @default 0 */
  messageToRedirectMs: number;
  /** Cross-Origin-Opener-Policy of the hosted page. Emulator choice, not Anchor fact. @default 'absent' */
  openerPolicy: 'absent' | 'same-origin' | 'same-origin-allow-popups' | 'noopener-allow-popups';
  /** Whether other sites may frame the hosted page. Emulator choice, not Anchor fact. @default 'refused' */
  framing: 'refused' | 'allowed';

  /** What a second sign-in with the name of an identity of the application gives. Emulator choice, not Anchor fact. @default 'new-identity' */
  knownAccount: 'new-identity' | 'same-identity';
  /** Status after the hosted page, any word; `pending` later becomes `validationResult`. Emulator choice, not Anchor fact. @default 'validated' */
  statusAfterSignIn: string;
  /** Status that follows `pending`. Emulator choice, not Anchor fact. @default 'validated' */
  validationResult: string;
  /** Milliseconds an identity stays `pending`. Emulator choice, not Anchor fact. @default 2000 */
  validationDelayMs: number;
  /** What `PUT` does with metadata. Emulator choice, not Anchor fact. @default 'replace' */
  metadataUpdate: 'replace' | 'merge';
  /** Order of an application's identities. Emulator choice, not Anchor fact. @default 'oldest-first' */
  identityOrder: 'oldest-first' | 'newest-first' | 'shuffled';
  /** Whether lists honour `page` and `limit`. Emulator choice, not Anchor fact. @default 'none' */
  pagination: 'none' | 'page-and-limit';
  /** Form of `source` and `url` in answers. Emulator choice, not Anchor fact. @default 'as-given' */
  sourceFormat: 'as-given' | 'host';
  /** Whether credentials can be read back; 403 otherwise. Emulator choice, not Anchor fact. @default false */
  credentialsReadable: boolean;
  /** Status code of reauthentication; 412 and 422 also mark the identity `failed`. Emulator choice, not Anchor fact. @default 200 */
  reauthentication: 200 | 412 | 422;

  /** Status code of a session with a failed identity. Emulator choice, not Anchor fact. @default 422 */
  failedIdentitySession: 422 | 412 | 200;
  /** Status code of a session with an identity nobody knows. Emulator choice, not Anchor fact. @default 404 */
  unknownIdentitySession: 404 | 400;

  /** Status code for an id of another project. Emulator choice, not Anchor fact. @default 404 */
  foreignProject: 404 | 403;
  /** Body of errors; all three are seen in Anchor's documents. @default 'nested' */
  errorBody: 'nested' | 'flat' | 'message';
  /** Body of the answer to a missing or wrong key. Emulator choice, not Anchor fact. @default 'nested' */
  unauthorizedBody: 'nested' | 'flat' | 'empty' | 'html';
  /** `data` of `identity.*` webhooks. Emulator choice, not Anchor fact. @default 'identity-id' */
  webhookIdentityData: 'identity-id' | 'empty';
}
