import { checks, fullPolicy, type Check, type Policy } from './policy.fixture.ts';

/** What goes wrong around the protocol. A's own links, states and identities are always A's to use as they like. */
export interface Environment {
  /** V signs in on a hosted page, or opens a start link, that A has sent. */
  readonly phishing?: true;
  /** Ids of V's identities reach A: immediately, or only for attempts that are created later than the identity. */
  readonly ids?: 'immediately' | 'later';
  /** Anchor gives a second sign-in with an account the identity of the first. */
  readonly reuse?: true;
  /** V's hosted links and callback addresses reach A. */
  readonly links?: true;
  /** V's start links reach A. */
  readonly starts?: true;
  /** The app trusts any window that announces an identity, and confirms it. */
  readonly messages?: true;
  /** The app's session cookie does not arrive at the callback. */
  readonly unreadable?: true;
  /** A and V use one browser, one after the other. */
  readonly shared?: true;
  /** V's browser is signed in to the app as A. */
  readonly wrongSession?: true;
  readonly applications?: 2;
  /** Agents ask for accounts, and the ids of their requests reach everybody. */
  readonly requests?: true;
}

/** Where nothing else is said, V falls for phishing. A link to a callback is followed everywhere. */
export const environments = {
  'nothing leaks': { phishing: true },
  'no session': { phishing: true, unreadable: true },
  'one browser': { phishing: true, shared: true },
  'two applications': { phishing: true, applications: 2 },
  'old ids leak': { phishing: true, ids: 'later' },
  'old ids leak, Anchor renews them': { phishing: true, ids: 'later', reuse: true },
  'ids leak, no phishing': { ids: 'immediately' },
  'ids leak': { phishing: true, ids: 'immediately' },
  'start links leak': { phishing: true, starts: true },
  'links leak': { phishing: true, links: true, starts: true },
  'messages are trusted': { phishing: true, messages: true },
  'V is A in the app': { phishing: true, wrongSession: true },
  'request ids leak': { phishing: true, requests: true },
} satisfies Record<string, Environment>;

const without = (...left: Check[]): Policy => new Set(checks.filter((check) => !left.includes(check)));

/** Sets of checks, from none to what the kit does. */
export const policies = {
  'the session alone': new Set<Check>(),
  'the state alone': new Set<Check>(['state', 'start', 'once']),
  'full − cookie − user': without('cookie', 'user'),
  'full − cookie': without('cookie'),
  'full − user': without('user'),
  'full − start': without('start'),
  'full − once': without('once'),
  'full − application': without('application'),
  'full − unique': without('unique'),
  'full − fresh': without('fresh'),
  'full − asker − user': without('asker', 'user'),
  'full − asker': without('asker'),
  'full − fit': without('fit'),
  full: fullPolicy,
  'code from the popup': new Set<Check>([...checks, 'code', 'popup', 'window']),
  'code in a return link': new Set<Check>([...checks, 'code', 'window']),
  'code − window': new Set<Check>([...checks, 'code', 'popup']),
  "full + Anchor's proof": new Set<Check>([...checks, 'proof']),
} satisfies Record<string, Policy>;
