import type { Attempt, ErrorCode } from '@kit/protocol';
import type { Result } from '../client/result.ts';
import type { Outcome } from './outcome.ts';

/**
 * What the server's answer means for a run; nothing while it is open. A refusal heard from the relay page counts only while the
 * server still says `created`. A call that failed proves nothing, but an attempt that is not there any more has expired.
 */
export function outcomeOf(answer: Result<Attempt>, refusal?: ErrorCode): Outcome | undefined {
  if (!answer.ok) return answer.error.code === 'not_found' ? { status: 'expired' } : undefined;
  const { status, connection, code, message } = answer.value;
  if (status === 'connected' && connection) return { status, connection };
  if (status === 'cancelled' || status === 'expired') return { status };
  if (status === 'failed') return failed(code, message);
  if (status === 'created' && refusal) return failed(refusal);
}

/** What is said where the server gave no sentence. */
const general =
  'The sign-in was not completed, and nothing was connected. Try again. If it keeps happening, contact support.';

const failed = (code: ErrorCode = 'internal', message = general): Outcome => ({
  status: 'failed',
  code,
  message,
});
