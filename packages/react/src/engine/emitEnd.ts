import { attemptName } from '@kit/protocol';
import type { Outcome } from './outcome.ts';
import type { Run } from './run.ts';

/** Tells how a run ended, without what the outcome holds of the account. */
export function emitEnd({ settings: { connectionId, emit }, attemptId }: Run, outcome: Outcome): void {
  const about = attemptId ? { attempt: attemptName(attemptId) } : {};
  const { status } = outcome;
  if (status === 'failed') return emit({ type: 'attempt.ended', status, code: outcome.code, ...about });
  if (status !== 'connected') return emit({ type: 'attempt.ended', status, ...about });
  const type = connectionId ? 'connection.reconnected' : 'connection.created';
  if (attemptId) emit({ type, attempt: attemptName(attemptId) });
}
