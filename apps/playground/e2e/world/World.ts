import type { EmulatorSettings, Fault, IdentitySeed, ScenarioName } from '@kit/emulator';

/** Where the world of one test worker is served; every origin is another site. */
export interface WorldAddresses {
  app: string;
  /** The same app, with `Cross-Origin-Opener-Policy: same-origin` on every page. */
  isolatedApp: string;
  anchor: string;
  evil: string;
  control: string;
}

/** What a test can do to the world, and see of it, from outside the browser. */
export interface World {
  /** Empties the store and brings the emulator back to its defaults. */
  reset(): Promise<null>;
  configure(settings: Partial<EmulatorSettings>): null;
  chooseScenario(name: ScenarioName): null;
  failNext(fault: Fault): null;
  seedIdentity(seed: IdentitySeed): { id: string };
  /** Moves the clock of the app's server forward. */
  advance(ms: number): null;
  /** Sends further headers with a part of the app, in place of the usual ones; a second policy is sent beside the first. */
  dress(part: AppPart, headers: Record<string, string>): null;
  /** The next request for the part takes a redirect that carries `Cross-Origin-Opener-Policy: same-origin`. */
  detour(part: AppPart): null;
  /** What Anchor answers to requests for a token; its own answers again with `null`. */
  answerToken(answer: TokenAnswer | null): null;
  /** Closes the port of the hosted page, or opens it again. */
  setHosted(state: 'down' | 'up'): Promise<null>;
  /** Lets the app's calls wait, or fail as they do without a network. */
  hinder(calls: { delayMs?: number; isCut?: boolean }): null;
  /** Serves a script of the host app's own. */
  publish(path: string, script: string): null;
  observe(): Observation;
}

/** A body that Anchor might answer with, sent with 201. */
export interface TokenAnswer {
  /** @default 'application/json' */
  contentType?: string;
  body: string;
}

/** The app's page, or one of the kit's routes that a window goes to. */
export type AppPart = 'page' | 'start' | 'callback';

export interface Observation {
  /** Rows of `{ userId, application, identityId }`. */
  connections: unknown[];
  /** Rows of `{ status, code }`. */
  attempts: unknown[];
  tokens: number;
  identities: { id: string; applicationId: string; name: string }[];
  anchorCalls: string[];
  /** Paths the app's server was asked for, with the method. */
  requests: string[];
  /** The same, with the names of the cookies that came along. A window that closes can no longer be asked for them. */
  cookies: string[];
  /** The same once answered, with the status. */
  answers: string[];
}

/** A page of the attacker's site that announces a sign-in to the page around it. */
export const forgingPath = '/forges';
/** A page of the attacker's site that cuts a window off from its opener. */
export const severingPath = '/severs';
