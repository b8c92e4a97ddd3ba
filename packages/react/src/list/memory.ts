import { isRecord } from '@kit/protocol';
import type { Environment } from '../engine/browser/environment.ts';

/** The user's choice to have one connection, until the sign-in for it has ended. */
export interface Refresh {
  /** The id of the connection that stays. */
  keep: string;
  /** Its `connectedAt` when the user chose. */
  connectedAt: string;
  /** The ids of the connections that the user then saw beside it. */
  rest: string[];
}

/** A sign-in has 30 minutes, and the check of it may take longer. */
const refreshLifetimeMs = 60 * 60_000;

/** How many connections are remembered as kept. The oldest are forgotten. */
const maxKept = 200;

/** The strings of a list that was read. */
const onlyStrings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const keptKey = 'connect:kept';
const refreshKey = (keep: string) => `connect:refresh:${keep}`;

/**
 * What the browser remembers about accounts that are connected more than once. Kept connections last, for all tabs. A refresh lasts for
 * this tab, because a redirect or a reload may interrupt it. If storage is forbidden, the question appears again, and nothing is
 * disconnected.
 */
export function openMemory(environment: Environment) {
  function read(place: 'localStorage' | 'sessionStorage', key: string): unknown {
    try {
      return JSON.parse(environment[place]?.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  function write(place: 'localStorage' | 'sessionStorage', key: string, value: unknown): void {
    try {
      if (value === null) environment[place]?.removeItem(key);
      else environment[place]?.setItem(key, JSON.stringify(value));
    } catch {
      // a sandboxed frame has no storage, and a full one takes nothing more
    }
  }

  const keptIds = () => onlyStrings(read('localStorage', keptKey));

  return {
    /** Whether the user keeps a connection beside others of the same account. */
    isKept: (id: string) => keptIds().includes(id),
    keep: (ids: readonly string[]) =>
      write('localStorage', keptKey, [...new Set([...keptIds(), ...ids])].slice(-maxKept)),
    /** Returns the unfinished refresh of one of these connections. */
    findRefresh(ids: readonly string[]): Refresh | undefined {
      for (const keep of ids) {
        const stored = read('sessionStorage', refreshKey(keep));
        if (!isRecord(stored)) continue;
        const { connectedAt, deadline, rest } = stored;
        if (typeof connectedAt !== 'string' || typeof deadline !== 'number') continue;
        const now = Date.now();
        if (deadline > now && deadline <= now + refreshLifetimeMs)
          return { keep, connectedAt, rest: onlyStrings(rest) };
      }
      return undefined;
    },
    startRefresh({ keep, ...choice }: Refresh) {
      write('sessionStorage', refreshKey(keep), { ...choice, deadline: Date.now() + refreshLifetimeMs });
    },
    endRefresh: (keep: string) => write('sessionStorage', refreshKey(keep), null),
  };
}
