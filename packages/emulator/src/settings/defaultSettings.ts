import type { EmulatorSettings } from './EmulatorSettings.ts';

/** The settings a new emulator starts with. */
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

  failedIdentitySession: 422,
  unknownIdentitySession: 404,

  foreignProject: 404,
  errorBody: 'nested',
  unauthorizedBody: 'nested',
  webhookIdentityData: 'identity-id',
};
