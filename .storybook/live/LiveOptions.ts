import type { ConnectionStatus, RouteName } from '@kit/protocol';
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
  /** @default 5 days */
  ageInMinutes?: number;
}

/** A request that exists before the story starts, for the user to connect an account. */
export interface SeededRequest {
  application: 'linkedin' | 'salesforce' | 'notion';
  reason?: string;
}

/** What happens to a window that a story opens. `real` is a browser window, served by the service worker. */
export type Visit = 'stays' | 'signs-in' | 'signs-in-late' | 'closes' | 'blocked' | 'real';

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
  /** Names of applications in addition to the emulator's three. */
  moreApplications?: string[];
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
  /** Whether the app runs in a frame of another site. */
  isEmbedded?: boolean;
}
