import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { SessionRequest, SessionSettings } from '../anchor/AnchorClient.ts';
import { chooseConnections, needsAttention, type ConnectionChoice } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { dayMs } from '../time.ts';
import { endMarginMs } from './BrowserSession.ts';

/** An application, or one certain account of it. */
export type AccountChoice<Slug extends string = string> =
  | Slug
  | {
      /** The application, as a key of `createConnect({ applications })`. */
      application: Slug;
      /** The connection, if the user has several accounts of the application. */
      connectionId?: string | undefined;
    };

/** What a browser is for, and how Anchor starts it. */
export interface SessionSetup {
  /** What the browser is for, as the user reads it: one line of plain text, at most 200 characters. @default '' */
  purpose?: string | undefined;
  /** The name of your agent, as the user reads it, at most 100 characters. @default '' */
  agent?: string | undefined;
  /** Has Anchor check the stored sign-ins, and repeat them if needed, before the browser is ready. @default false */
  fresh?: boolean | undefined;
  /** Overrides the recommended settings. https://docs.anchorbrowser.io/essentials/omniconnect */
  session?: SessionSettings | undefined;
  /** Overrides the recommended settings of the browser: `captcha_solver` and `extra_stealth` are active. */
  browser?: SessionSettings | undefined;
}

/** Which accounts the browser is signed in with. Without a `connectionId`, the newest one that needs no attention. */
export type SessionAccounts<Slug extends string = string> =
  | {
      /** The application, as a key of `createConnect({ applications })`. */
      application: Slug;
      /** The connection, if the user has several accounts of the application. */
      connectionId?: string | undefined;
      applications?: never;
    }
  | {
      /** Several applications: the browser is signed in to all of them. */
      applications: readonly AccountChoice<Slug>[];
      application?: never;
      connectionId?: never;
    };

/** Whose accounts, which, and what for. */
export type SessionOptions<Slug extends string = string> = Pick<ConnectionChoice, 'userId' | 'tenantId'> &
  SessionAccounts<Slug> &
  SessionSetup;

/** How long a session without a time limit is kept, in milliseconds. */
const maxLifeMs = 30 * dayMs;

/** Returns the accounts, each the newest one that needs no attention. */
export async function chooseAccounts(
  settings: Settings,
  options: SessionOptions,
): Promise<ConnectionRecord[]> {
  const { userId, tenantId } = options;
  const choices = options.applications ?? [options];
  if (choices.length === 0) throw new TypeError('applications is empty. Name at least one application.');
  const accounts: ConnectionRecord[] = [];
  for (const choice of choices) {
    const named = typeof choice === 'string' ? { application: choice } : choice;
    const { application, connectionId } = named;
    const account = await chooseUsable(settings, {
      userId,
      tenantId,
      application,
      ...(connectionId !== undefined && { connectionId }),
    });
    if (!accounts.some(({ id }) => id === account.id)) accounts.push(account);
  }
  return accounts;
}

async function chooseUsable(settings: Settings, choice: ConnectionChoice): Promise<ConnectionRecord> {
  const candidates = await chooseConnections(settings, choice);
  const usable = candidates.find(({ identityStatus }) => !needsAttention(identityStatus));
  if (!usable) throw new ConnectError('connection_not_ready');
  return usable;
}

/** Returns the body with which Anchor starts the browser. */
export function toBody(accounts: readonly ConnectionRecord[], options: SessionSetup): SessionRequest {
  const { session, browser, fresh } = options;
  const tags = accounts.map(({ id }) => id); // to find the sessions of a connection in Anchor's dashboard
  return {
    session: {
      tags: ['kit', ...tags],
      ...session,
      proxy: { active: true, ...asRecord(session?.proxy) },
      live_view: { read_only: true, ...asRecord(session?.live_view) },
    },
    browser: { captcha_solver: { active: true }, extra_stealth: { active: true }, ...browser },
    identities: accounts.map(({ identityId }) => ({ id: identityId })),
    ...(fresh && { identity_skip_validation: false }),
  };
}

/** Milliseconds until Anchor ends the session at the latest. `max_duration` is in minutes; -1 means that there is no limit. */
export function lifeOf(settings: SessionSettings = {}): number {
  const minutes = asRecord(settings.timeout).max_duration ?? 20;
  if (typeof minutes !== 'number' || !(minutes > 0)) return maxLifeMs;
  return Math.min(Math.ceil(minutes * 60_000) + endMarginMs, maxLifeMs);
}

/** Returns a record as it is, and an empty one in place of anything else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
