import type { AgentAccess, ConnectionStatus, RouteName, SessionEnd } from '@kit/protocol';
import type { ScenarioName } from '@kit/emulator';

/** A connection that exists before the story starts. */
export interface SeededConnection {
  application: 'linkedin' | 'salesforce' | 'notion';
  accountName: string;
  /** The account that a reconnect replaced. */
  previousAccountName?: string;
  /** The user's label. */
  label?: string;
  status?: ConnectionStatus;
  /** When agents may use it. @default 'always' */
  agentAccess?: AgentAccess;
  /** @default 5 days */
  ageInMinutes?: number;
  /** When it was last used. Absent before the first time. */
  usedMinutesAgo?: number;
  /** The agent that used it then. */
  usedBy?: string;
}

/** A request that exists before the story starts, for the user to connect an account. */
export interface SeededRequest {
  application: 'linkedin' | 'salesforce' | 'notion';
  reason?: string;
}

/** A browser that an agent used before the story starts. */
export interface SeededSession {
  /** Its accounts are the newest of each. @default ['linkedin'] */
  applications?: readonly ('linkedin' | 'salesforce' | 'notion')[];
  purpose?: string;
  agent?: string;
  /** @default 10 */
  startedMinutesAgo?: number;
  /** @default 3 */
  minutes?: number;
  /** Why it ended. Absent if it runs. */
  endReason?: SessionEnd;
  /** Whether Anchor has confirmed the end. @default true */
  isConfirmed?: boolean;
}

/** A browser that runs before the story starts. */
export interface SeededBrowser {
  /** An application of `connections`. */
  application: 'linkedin' | 'salesforce' | 'notion';
  /** Without one, only its id finds it. */
  key?: string;
  purpose?: string;
  takeOver?: boolean;
  /** What a person has to do in the browser. */
  help?: string;
}

/**
 * What happens to a window that a story opens. `closes`: the user closes it. `cut-off`: it reads as closed, as one behind a COOP header
 * does. `real`: it is a browser window, served by the service worker.
 */
export type Visit = 'stays' | 'signs-in' | 'signs-in-late' | 'closes' | 'cut-off' | 'blocked' | 'real';

/** `offline`: the request fails; `silent`: it gets no response. */
export type Trouble = 'offline' | 'silent';

/** The `live` parameter of a story: its server and its user. */
export interface LiveOptions {
  /** The signed-in user; null if no one is signed in. @default 'jane' */
  user?: string | null;
  /** The user's organization. */
  tenantId?: string;
  connections?: SeededConnection[];
  requests?: SeededRequest[];
  /** Newest first. */
  sessions?: SeededSession[];
  browsers?: SeededBrowser[];
  /** Names of applications in addition to the emulator's three. */
  moreApplications?: string[];
  /** Name of the product, as in `branding.name`. */
  product?: string;
  /** What users consent to, as in the `consent` of an application. */
  consent?: true | string;
  /** Delay of every response, in milliseconds. @default 0 */
  latency?: number;
  /** Routes that fail. */
  trouble?: Partial<Record<RouteName, Trouble>>;
  /** The server cannot read its connections. */
  storeFails?: boolean;
  /** How the hosted page behaves. @default 'success' */
  scenario?: ScenarioName;
  /** Status of the identity that a sign-in creates. @default 'validated' */
  identityStatus?: string;
  /** @default 'signs-in' */
  visit?: Visit;
  /** Whether the app runs in a native shell. Its user never comes back from the system browser. */
  isNative?: boolean;
  /** Whether the app runs in a frame of another site. */
  isEmbedded?: boolean;
  /** Whether that frame is a sandbox without an origin. */
  isSandboxed?: boolean;
}
