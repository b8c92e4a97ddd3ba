import type { Fault } from '../faults/faultQueue.ts';
import type { EmulatorSettings } from './EmulatorSettings.ts';

/** A predefined behavior of the emulator: settings to override, and a fault to inject into every API call. */
export interface Scenario {
  /** Short name to show in a list. */
  readonly title: string;
  /** What differs from a normal sign-in, in one sentence. */
  readonly description: string;
  /** Settings that the scenario overrides; empty for none. */
  readonly settings: Readonly<Partial<EmulatorSettings>>;
  /** Fault in every API call. Missing means that calls succeed. */
  readonly fault?: Omit<Fault, 'call' | 'times'>;
}

/** Names of all scenarios. */
export const scenarioNames = [
  'success',
  'wrong-password',
  'one-time-code',
  'slow',
  'cancel',
  'expired-token',
  'used-token',
  'message-off',
  'coop',
  'legacy-callback',
  'rate-limited',
  'server-error',
  'connection-reset',
  'hang',
] as const;

/** One of {@link scenarioNames}. */
export type ScenarioName = (typeof scenarioNames)[number];

/** All scenarios by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  success: { title: 'Success', description: 'Every sign-in and API call succeeds.', settings: {} },
  'wrong-password': {
    title: 'Wrong password',
    description: 'The first attempt fails. After that, only the password "correct" works.',
    settings: { passwordCheck: 'first-attempt-fails' },
  },
  'one-time-code': {
    title: 'One-time code',
    description: 'After the password, the page asks for a code: 123456.',
    settings: { oneTimeCode: true },
  },
  slow: {
    title: 'Slow',
    description: 'The sign-in takes 3 seconds and the redirect 1.5 seconds.',
    settings: { signInDelayMs: 3000, redirectDelayMs: 1500 },
  },
  cancel: {
    title: 'Cancel with a redirect',
    description: 'Cancel redirects to the callback with status=cancelled.',
    settings: { cancel: 'redirect' },
  },
  'expired-token': {
    title: 'Expired token',
    description: 'The page rejects every token as expired.',
    settings: { tokenVerdict: 'expired' },
  },
  'used-token': {
    title: 'Used token',
    description: 'The page rejects every token as used.',
    settings: { tokenVerdict: 'used' },
  },
  'message-off': {
    title: 'No message',
    description: 'The page sends no message to its opener, so only the redirect reports the result.',
    settings: { popupMessage: 'off' },
  },
  coop: {
    title: 'No opener (COOP)',
    description: 'The page sends Cross-Origin-Opener-Policy: same-origin.',
    settings: { openerPolicy: 'same-origin' },
  },
  'legacy-callback': {
    title: 'Legacy callback',
    description: 'The redirect has the parameter identityId and no status.',
    settings: { callbackParameters: 'legacy' },
  },
  'rate-limited': {
    title: 'API: rate limited',
    description: 'Every API call returns 429 with Retry-After: 30.',
    settings: {},
    fault: { kind: 'status', status: 429, retryAfter: 30 },
  },
  'server-error': {
    title: 'API: server error',
    description: 'Every API call returns 500.',
    settings: {},
    fault: { kind: 'status', status: 500 },
  },
  'connection-reset': {
    title: 'API: connection reset',
    description: 'The connection drops during every API call.',
    settings: {},
    fault: { kind: 'reset' },
  },
  hang: {
    title: 'API: no response',
    description: 'No API call receives a response.',
    settings: {},
    fault: { kind: 'hang' },
  },
};

/** Returns whether a value is the name of a scenario. */
export function isScenarioName(value: unknown): value is ScenarioName {
  return scenarioNames.some((name) => name === value);
}
