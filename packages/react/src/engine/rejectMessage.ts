import type { MessageFlaw } from './ConnectEvent.ts';
import type { IncomingMessage } from './environment.ts';
import { isOpened } from './openPopup.ts';
import type { Run } from './run.ts';

/** Tells of a message that was not listened to. */
export type RejectMessage = (flaw: MessageFlaw, from: Pick<IncomingMessage, 'origin' | 'source'>) => void;

/** Makes what tells of each flaw once an attempt: a page that sends thousands is told of once. */
export function rejectMessage(run: Run, attempt: string): RejectMessage {
  const told = new Set<MessageFlaw>();
  return (flaw, { origin, source }) => {
    // A window of this page's own, perhaps of a sign-in that is over, forges nothing; after a reload it cannot be told from others.
    if (flaw === 'window' && (!run.popup || isOpened(source))) return;
    if (told.has(flaw)) return;
    told.add(flaw);
    run.settings.emit({ type: 'message.rejected', flaw, origin, attempt });
  };
}
