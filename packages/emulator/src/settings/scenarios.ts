import type { Fault } from '../faults/Fault.ts';
import type { EmulatorSettings } from './EmulatorSettings.ts';

/** A named way for things to go: settings to lay over the current ones, and a fault that hits every API call. */
export interface Scenario {
  readonly title: string;
  readonly description: string;
  readonly settings: Readonly<Partial<EmulatorSettings>>;
  readonly fault?: Omit<Fault, 'call' | 'times'>;
}

/** Names of the scenarios. */
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

/** Every scenario by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  success: { title: 'Success', description: 'Everything works.', settings: {} },
  'wrong-password': {
    title: 'Wrong password',
    description: 'The first attempt fails; after that the password is "correct".',
    settings: { passwordCheck: 'first-attempt-fails' },
  },
  'one-time-code': {
    title: 'One-time code',
    description: 'A code is asked for after the password: 123456.',
    settings: { oneTimeCode: true },
  },
  slow: {
    title: 'Slow',
    description: 'Signing in takes 3 seconds, going back another 1.5.',
    settings: { signInDelayMs: 3000, redirectDelayMs: 1500 },
  },
  cancel: {
    title: 'Cancel with a redirect',
    description: 'Cancel goes back to the callback with status=cancelled.',
    settings: { cancel: 'redirect' },
  },
  'expired-token': {
    title: 'Expired token',
    description: 'The page takes every token for expired.',
    settings: { tokenVerdict: 'expired' },
  },
  'used-token': {
    title: 'Used token',
    description: 'The page takes every token for used.',
    settings: { tokenVerdict: 'used' },
  },
  'message-off': {
    title: 'No message',
    description: 'The opener is not told; only the redirect reports.',
    settings: { popupMessage: 'off' },
  },
  coop: {
    title: 'Opener cut off (COOP)',
    description: 'The page sends Cross-Origin-Opener-Policy: same-origin.',
    settings: { openerPolicy: 'same-origin' },
  },
  'legacy-callback': {
    title: 'Legacy callback',
    description: 'The redirect carries identityId and no status.',
    settings: { callbackParameters: 'legacy' },
  },
  'rate-limited': {
    title: 'API: rate limited',
    description: 'Every API call answers 429 with Retry-After: 30.',
    settings: {},
    fault: { kind: 'status', status: 429, retryAfter: 30 },
  },
  'server-error': {
    title: 'API: server error',
    description: 'Every API call answers 500.',
    settings: {},
    fault: { kind: 'status', status: 500 },
  },
  'connection-reset': {
    title: 'API: connection reset',
    description: 'Every API call loses its connection.',
    settings: {},
    fault: { kind: 'reset' },
  },
  hang: {
    title: 'API: no answer',
    description: 'Every API call stays unanswered.',
    settings: {},
    fault: { kind: 'hang' },
  },
};
