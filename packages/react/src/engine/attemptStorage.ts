import { isRecord } from '@kit/protocol';
import { maxLifetimeMs } from '../client/createClient.ts';
import type { PageSettings } from './run.ts';

/** What survives a reload of the page. */
export interface StoredAttempt {
  attemptId: string;
  /** In terms of `Date.now()`. */
  deadline: number;
}

/** The attempt for which the page was left last. */
const leftKey = 'connect:left';

/** Stores the attempt of an engine for this tab, handler and owner. Does nothing if storage is forbidden. */
export function attemptStorage({
  environment,
  base,
  application,
  connectionId = '',
  requestId,
  owner,
}: PageSettings) {
  const key = `connect:${base.path}:${application}:${connectionId}${owner ? `:${owner}` : ''}${requestId ? `:${requestId}` : ''}`;

  function find(): StoredAttempt | undefined {
    try {
      const stored: unknown = JSON.parse(environment.sessionStorage.getItem(key) ?? 'null');
      if (!isRecord(stored)) return;
      const { attemptId, deadline } = stored;
      if (typeof attemptId !== 'string' || typeof deadline !== 'number') return;
      return { attemptId, deadline: Math.min(deadline, Date.now() + maxLifetimeMs) }; // a clock may have been set back
    } catch {
      return undefined;
    }
  }

  function write(name: string, value: string) {
    try {
      environment.sessionStorage.setItem(name, value);
    } catch {
      // a sandboxed frame has no storage: then a reload is not survived
    }
  }

  return {
    find,
    keep: (attempt: StoredAttempt) => write(key, JSON.stringify(attempt)),
    /** Records that the page is left for this attempt: the address of the way back belongs to it. */
    leave: (attemptId: string) => write(leftKey, attemptId),
    /** Whether the page was left for this attempt, or for no attempt. */
    wasLeft(attemptId: string): boolean {
      return (environment.sessionStorage.getItem(leftKey) ?? attemptId) === attemptId;
    },
    /** Deletes this attempt; a newer one stays. */
    drop(attemptId: string) {
      if (find()?.attemptId !== attemptId) return;
      const { sessionStorage } = environment;
      if (sessionStorage.getItem(leftKey) === attemptId) sessionStorage.removeItem(leftKey);
      sessionStorage.removeItem(key);
    },
  };
}
