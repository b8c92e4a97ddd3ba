import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { SessionRequest, SessionSettings } from '../anchor/AnchorClient.ts';
import { checkApplication } from '../connections/listApplications.ts';
import { chooseFrom, type ConnectionChoice } from '../connections/chooseConnections.ts';
import { findOwn, needsAttention } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { requirePermission, type Permission } from '../permissions/requirePermission.ts';
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
      /** What the user has allowed for this account. @default the `permission` of the browser */
      permission?: Permission | undefined;
    };

/** What a browser is for, and how Anchor starts it. */
export interface SessionSetup {
  /** What the user has allowed. Needed for an account whose owner wants to be asked before agents use it. */
  permission?: Permission | undefined;
  /** What the browser is for, as the user reads it: one line of plain text, at most 200 characters. @default '' */
  purpose?: string | undefined;
  /** The name of your agent, as the user reads it, at most 100 characters. @default '' */
  agent?: string | undefined;
  /** Has Anchor check the stored sign-ins, and repeat them if needed, before the browser is ready. @default false */
  fresh?: boolean | undefined;
  /** Whether the user may control the browser in its live view. Without it, the user can only watch. @default false */
  takeOver?: boolean | undefined;
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

/** Returns the accounts, each the newest one that needs no attention. Reads the store once. */
export async function chooseAccounts(
  settings: Settings,
  options: SessionOptions,
): Promise<ConnectionRecord[]> {
  const { userId, tenantId = '' } = options;
  const choices = options.applications ?? [options];
  if (choices.length === 0) throw new TypeError('applications is empty. Name at least one application.');
  for (const choice of choices) checkApplication(settings, nameOf(choice).application);
  const all = await findOwn(settings, { userId, tenantId });
  const accounts: ConnectionRecord[] = [];
  for (const choice of choices.map(nameOf)) {
    const account = chooseUsable(all, choice);
    await requirePermission(settings, account, choice.permission ?? options.permission);
    if (!accounts.some(({ id }) => id === account.id)) accounts.push(account);
  }
  return accounts;
}

function nameOf(choice: AccountChoice): Exclude<AccountChoice, string> {
  return typeof choice === 'string' ? { application: choice } : choice;
}

/** Returns the newest of the chosen connections that needs no attention. Throws `not_connected` or `connection_not_ready`. */
function chooseUsable(
  all: readonly ConnectionRecord[],
  { application, connectionId }: Exclude<AccountChoice, string>,
): ConnectionRecord {
  const usable = chooseFrom(all, { application, connectionId }).find(
    ({ identityStatus }) => !needsAttention(identityStatus),
  );
  if (!usable) throw new ConnectError('connection_not_ready', { application, connectionId });
  return usable;
}

/** Returns Anchor's id of the identity that a browser would be signed in with. */
export async function chooseIdentity(
  settings: Settings,
  choice: ConnectionChoice & Owner & { permission?: Permission | undefined },
): Promise<string> {
  checkApplication(settings, choice.application);
  const account = chooseUsable(await findOwn(settings, choice), choice);
  await requirePermission(settings, account, choice.permission);
  return account.identityId;
}

/** Returns the body with which Anchor starts the browser. */
export function toBody(accounts: readonly ConnectionRecord[], options: SessionSetup): SessionRequest {
  const { session, browser, fresh, takeOver = false } = options;
  const tags = accounts.map(({ id }) => id); // to find the sessions of a connection in Anchor's dashboard
  return {
    session: {
      tags: ['kit', ...tags],
      ...session,
      proxy: { active: true, ...asRecord(session?.proxy) },
      live_view: { read_only: !takeOver, ...asRecord(session?.live_view) },
    },
    browser: { captcha_solver: { active: true }, extra_stealth: { active: true }, ...browser },
    identities: accounts.map(({ identityId }) => ({ id: identityId })),
    ...(fresh && { identity_skip_validation: false }),
  };
}

/** Whether the user can control the browser of these options in its live view. */
export function canTakeOver({ takeOver = false, session }: SessionSetup): boolean {
  return (asRecord(session?.live_view).read_only ?? !takeOver) === false;
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
