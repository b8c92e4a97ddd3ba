import type { UnreadableRow } from '../stores/store.ts';
import type { Reporter } from './createReporter.ts';

/** Returns the listener for rows that a store leaves out. */
export function reportUnreadable(reporter: Reporter): (row: UnreadableRow) => void {
  return ({ connectionId, error }) => reporter.fail(error, { type: 'connection.unreadable', connectionId });
}
