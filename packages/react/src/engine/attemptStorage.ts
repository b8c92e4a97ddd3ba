import { isRecord } from '@kit/protocol';
import { maxLifetimeMs } from '../client/createClient.ts';
import type { PageSettings } from './run.ts';

/** What survives a reload of the page. */
export interface StoredAttempt {
  attemptId: string;
  /** In terms of `Date.now()`. */
  deadline: number;
  /** Completes the attempt of a native app. The secret of a frame stays in memory. */
  secret?: string | undefined;
}

/** The attempt for which the page was left last: the address of the way back belongs to it. */
export const leftKey = 'connect:left';

/**
 * Stores the attempt of an engine for this tab, handler and owner, in a native app also for its next start. Does nothing if storage is
 * forbidden.
 */
export function attemptStorage({
  environment,
  native,
  base,
  application,
  connectionId = '',
  requestId,
  owner,
}: PageSettings) {
  const key = `connect:${base.path}:${application}:${connectionId}${owner ? `:${owner}` : ''}${requestId ? `:${requestId}` : ''}`;
  const place = native ? 'localStorage' : 'sessionStorage';

  function find(): StoredAttempt | undefined {
    try {
      const stored: unknown = JSON.parse(environment[place]?.getItem(key) ?? 'null');
      if (!isRecord(stored)) return;
      const { attemptId, deadline, secret } = stored;
      if (typeof attemptId !== 'string' || typeof deadline !== 'number') return;
      return {
        attemptId,
        deadline: Math.min(deadline, Date.now() + maxLifetimeMs), // a clock may have been set back
        secret: typeof secret === 'string' ? secret : undefined,
      };
    } catch {
      return undefined;
    }
  }

  return {
    find,
    keep(attempt: StoredAttempt) {
      try {
        environment[place]?.setItem(key, JSON.stringify(attempt));
      } catch {
        // a sandboxed frame has no storage: then a reload is not survived
      }
    },
    /** Whether the page was left for this attempt, or for no attempt. */
    wasLeft(attemptId: string): boolean {
      return (environment.sessionStorage.getItem(leftKey) ?? attemptId) === attemptId;
    },
    /** Deletes this attempt; a newer one stays. */
    drop(attemptId: string) {
      if (find()?.attemptId !== attemptId) return;
      const { sessionStorage } = environment;
      if (sessionStorage.getItem(leftKey) === attemptId) sessionStorage.removeItem(leftKey);
      environment[place]?.removeItem(key);
    },
  };
}
