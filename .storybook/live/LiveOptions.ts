import type { ConnectionStatus, RouteName } from '@kit/protocol';
import type { ScenarioName } from '@kit/emulator';

/** A connection that is there before the story begins. */
export interface SeededConnection {
  application: 'linkedin' | 'salesforce' | 'notion';
  accountName: string;
  /** The account that a reconnect has put this one in the place of. */
  previousAccountName?: string;
  /** What the user calls it. */
  label?: string;
  status?: ConnectionStatus;
  /** @default 5 days */
  ageInMinutes?: number;
}

/** What becomes of a window that a story opens. `real` is a window of the browser, served by the service worker. */
export type Visit = 'stays' | 'signs-in' | 'signs-in-late' | 'closes' | 'blocked' | 'real';

/** `offline`: the request is lost; `silent`: it is never answered. */
export type Trouble = 'offline' | 'silent';

/** The `live` parameter of a story: the server it talks to, and the person in front of it. */
export interface LiveOptions {
  /** The signed-in user; null for nobody. @default 'jane' */
  user?: string | null;
  /** The organization that the user acts for. */
  tenantId?: string;
  connections?: SeededConnection[];
  /** Names of applications that are offered beside the emulator's three. */
  moreApplications?: string[];
  /** Milliseconds that every answer takes. @default 0 */
  latency?: number;
  /** Routes that go wrong. */
  trouble?: Partial<Record<RouteName, Trouble>>;
  /** The server cannot read its connections. */
  storeFails?: boolean;
  /** How the hosted page behaves. @default 'success' */
  scenario?: ScenarioName;
  /** Anchor's word for the identity made by a sign-in. @default 'validated' */
  identityStatus?: string;
  /** @default 'signs-in' */
  visit?: Visit;
  /** The app is in a frame of another site. */
  isEmbedded?: boolean;
}
