import { isRecord } from '@kit/protocol';
import type { RunSettings } from './run.ts';

/** What outlives a reload of the page. */
export interface StoredAttempt {
  attemptId: string;
  /** In terms of `Date.now()`. */
  deadline: number;
}

/** Keeps the attempt of an engine for this tab, handler and user; does nothing where storage is forbidden. */
export function attemptStorage({ environment, base, application, connectionId = '', userKey }: RunSettings) {
  const key = `connect:${base.path}:${application}:${connectionId}${userKey ? `:${userKey}` : ''}`;

  function find(): StoredAttempt | undefined {
    try {
      const stored: unknown = JSON.parse(environment.sessionStorage.getItem(key) ?? 'null');
      if (!isRecord(stored)) return;
      const { attemptId, deadline } = stored;
      if (typeof attemptId !== 'string' || typeof deadline !== 'number') return;
      return { attemptId, deadline };
    } catch {
      return undefined;
    }
  }

  return {
    find,
    keep(attempt: StoredAttempt) {
      try {
        environment.sessionStorage.setItem(key, JSON.stringify(attempt));
      } catch {
        // a sandboxed frame has no storage: then a reload is not survived
      }
    },
    /** Forgets this attempt; a newer one stays. */
    drop(attemptId: string) {
      if (find()?.attemptId === attemptId) environment.sessionStorage.removeItem(key);
    },
  };
}
