import type { MessageFlaw } from './ConnectEvent.ts';
import type { RunSettings } from './run.ts';

/** Tells of a message that was not listened to. */
export type RejectMessage = (flaw: MessageFlaw, origin: string) => void;

/** Makes what tells of each flaw once an attempt: a page that sends thousands is told of once. */
export function rejectMessage(emit: RunSettings['emit'], attempt: string): RejectMessage {
  const told = new Set<MessageFlaw>();
  return (flaw, origin) => {
    if (told.has(flaw)) return;
    told.add(flaw);
    emit({ type: 'message.rejected', flaw, origin, attempt });
  };
}
