import { isRecord } from '../http/fields.ts';
import type { EmulatorSettings } from './EmulatorSettings.ts';

type Guards = {
  readonly [Name in keyof EmulatorSettings]: (value: unknown) => value is EmulatorSettings[Name];
};

// 100 years in milliseconds. Much more would exceed the range of `Date`.
const maxCount = 100 * 365 * 86_400_000;

const oneOf =
  <const Choice>(...choices: readonly Choice[]) =>
  (value: unknown): value is Choice =>
    choices.some((choice) => choice === value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isNonEmptyString = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= maxCount;
const isLimit = (value: unknown): value is number | null => value === null || isCount(value);

const guards: Guards = {
  tokenBody: oneOf('top-level', 'data', 'both'),
  tokenExpiresAtSent: isBoolean,
  tokenLifetimeMs: isCount,
  tokenConsumedOn: oneOf('identity-created', 'page-opened'),
  tokenVerdict: oneOf('checked', 'expired', 'used'),
  deadTokenPage: oneOf('error-page', 'redirect'),
  tokensPerMinute: isLimit,
  callbackUrlMissing: oneOf('refused', 'accepted'),
  allowLoopbackCallbacks: isBoolean,
  passwordCheck: oneOf('any', 'first-attempt-fails'),
  oneTimeCode: isBoolean,
  signInDelayMs: isCount,
  hostedPage: oneOf('shown', 'no-content', 'never-finishes'),
  cancel: oneOf('no-redirect', 'window-closed', 'redirect'),
  cancelStatus: isNonEmptyString,
  callbackParameters: oneOf('current', 'legacy'),
  callbackAppend: oneOf('naive', 'proper'),
  redirectDelayMs: isCount,
  popupMessage: oneOf('off', 'identity-created', 'before-redirect', 'after-redirect'),
  popupMessageTarget: isNonEmptyString,
  messageToRedirectMs: isCount,
  openerPolicy: oneOf('absent', 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'),
  framing: oneOf('refused', 'allowed'),
  knownAccount: oneOf('new-identity', 'same-identity'),
  statusAfterSignIn: isNonEmptyString,
  validationResult: isNonEmptyString,
  validationDelayMs: isCount,
  metadataUpdate: oneOf('replace', 'merge'),
  identityOrder: oneOf('oldest-first', 'newest-first', 'shuffled'),
  pagination: oneOf('none', 'page-and-limit'),
  sourceFormat: oneOf('as-given', 'host'),
  credentialsReadable: isBoolean,
  reauthentication: oneOf(200, 412, 422),
  sessionsPerMinute: isLimit,
  taskCleanup: oneOf('own', 'every'),
  failedIdentitySession: oneOf(422, 412, 200),
  unknownIdentitySession: oneOf(404, 400),
  foreignProject: oneOf(404, 403),
  errorBody: oneOf('nested', 'flat', 'message'),
  unauthorizedBody: oneOf('nested', 'flat', 'empty', 'html'),
  webhookIdentityData: oneOf('identity-id', 'empty'),
};

/** Validates settings from user input. Throws a `TypeError` that names the first invalid one. */
export function readSettings(value: unknown): Partial<EmulatorSettings> {
  assertSettings(value);
  return value;
}

function assertSettings(value: unknown): asserts value is Partial<EmulatorSettings> {
  if (!isRecord(value)) throw new TypeError('Settings must be an object.');
  const known: Readonly<Record<string, (value: unknown) => boolean>> = guards;
  for (const [name, setting] of Object.entries(value)) {
    const guard = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!guard) throw new TypeError(`Unknown setting "${name}".`);
    if (!guard(setting)) throw new TypeError(`Setting "${name}" cannot be ${JSON.stringify(setting)}.`);
  }
}
