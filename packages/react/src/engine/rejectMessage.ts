import type { MessageFlaw } from './ConnectEvent.ts';
import type { IncomingMessage } from './environment.ts';
import { isOpened } from './openPopup.ts';
import type { RunSettings } from './run.ts';

/** Tells of a message that was not listened to. */
export type RejectMessage = (flaw: MessageFlaw, from: Pick<IncomingMessage, 'origin' | 'source'>) => void;

/** Makes what tells of each flaw once an attempt: a page that sends thousands is told of once. */
export function rejectMessage(emit: RunSettings['emit'], attempt: string): RejectMessage {
  const told = new Set<MessageFlaw>();
  return (flaw, { origin, source }) => {
    if (told.has(flaw) || (flaw === 'window' && isOpened(source))) return; // whoever opened that one hears it
    told.add(flaw);
    emit({ type: 'message.rejected', flaw, origin, attempt });
  };
}
