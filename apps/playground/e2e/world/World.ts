import type { EmulatorSettings, Fault, IdentitySeed, ScenarioName } from '@kit/emulator';

/** URLs of the world of one test worker. Each origin except `api` is a separate site. */
export interface WorldAddresses {
  app: string;
  /** The same app, with `Cross-Origin-Opener-Policy: same-origin` on every page. */
  isolatedApp: string;
  /** The same app, whose user may also come from a bearer token. */
  framedApp: string;
  /** The handler on another origin of the app's site. It trusts the app and, although it is another site, the isolated app. */
  api: string;
  anchor: string;
  evil: string;
  control: string;
}

/** Lets a test change and observe the world from outside the browser. */
export interface World {
  /** Empties the store and resets the emulator. */
  reset(): Promise<null>;
  /** Starts the app's server again, with the same databases. */
  restartApp(): null;
  configure(settings: Partial<EmulatorSettings>): null;
  chooseScenario(name: ScenarioName): null;
  failNext(fault: Fault): null;
  seedIdentity(seed: IdentitySeed): { id: string };
  /** Moves the clock of the app's server forward. */
  advance(ms: number): null;
  /** Adds or replaces response headers of a part of the app. A Content-Security-Policy is added to the existing one. */
  setHeaders(part: AppPart, headers: Record<string, string>): null;
  /** Redirects the next request for the part once, with `Cross-Origin-Opener-Policy: same-origin` on the redirect. */
  redirectOnce(part: AppPart): null;
  /** Replaces Anchor's response to requests for a token. `null` restores the emulator's response. */
  answerToken(answer: TokenAnswer | null): null;
  /** Closes the port of the hosted page, or opens it again. */
  setHosted(state: 'down' | 'up'): Promise<null>;
  /** Delays the page's requests about attempts, or makes them fail as they do without a network. `{}` stops that. */
  disturbAttempts(disturbance: { delayMs?: number; isOffline?: boolean }): null;
  /** Serves a script on the host app's origin. */
  publish(path: string, script: string): null;
  /** Asks a user for an account of LinkedIn, as a process of the app without a browser would. Returns the link. */
  ask(question: { userId: string; reason?: string }): Promise<string>;
  /** Sets how long a task of the assistant takes. */
  slowTasks(ms: number): null;
  /** Lets every sign-in of a connected account run out. */
  endSignIns(): null;
  observe(): Observation;
}

/** A response of Anchor with the status 201. */
export interface TokenAnswer {
  /** @default 'application/json' */
  contentType?: string;
  body: string;
}

/** The app's page, or one of the kit's routes that a window navigates to. */
export type AppPart = 'page' | 'start' | 'callback';

export interface Observation {
  /** Rows of `{ userId, application, identityId }`. */
  connections: unknown[];
  /** Rows of `{ outcome, code }`. */
  attempts: unknown[];
  /** Rows of `{ userId, outcome }`. */
  connectionRequests: unknown[];
  /** What the assistant has done in browsers. */
  tasks: string[];
  /** Browser sessions at Anchor. */
  sessions: { id: string; isRunning: boolean }[];
  tokens: number;
  identities: { id: string; applicationId: string; name: string }[];
  anchorCalls: string[];
  /** Method and path of each request to the app's server. */
  requests: string[];
  /** The same, with the names of the cookies that the browser sent. A closed window can no longer report them. */
  cookies: string[];
  /** The same with the status, once the response is sent. */
  answers: string[];
}

/** Opens a native app after a sign-in in the system browser. */
export const returnLink = 'com.example.app:/connected';

/** A page on the attacker's site that posts a forged message to its parent. */
export const forgingPath = '/forges';
/** A page on the attacker's site that separates a window from its opener. */
export const severingPath = '/severs';
