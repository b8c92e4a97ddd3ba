import type { Backend } from './Backend.ts';
import type { IdentityRecord } from './records.ts';

/** The status to store: `pending` comes with what follows it, any other word stays. */
export function settlingStatus(backend: Backend, status: string): Pick<IdentityRecord, 'status' | 'settles'> {
  if (status !== 'pending') return { status, settles: null };
  const { validationDelayMs, validationResult } = backend.settings.current();
  return { status, settles: { at: backend.now() + validationDelayMs, status: validationResult } };
}
