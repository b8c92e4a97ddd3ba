import { attemptName } from '@kit/protocol';
import type { MessageFlaw } from './ConnectEvent.ts';
import type { Run } from './run.ts';

/** Tells of messages that were not listened to, once for each flaw: a page that sends thousands is told of once. */
export function rejectMessage({ settings, attemptId }: Run) {
  const told = new Set<MessageFlaw>();
  return (flaw: MessageFlaw, origin: string) => {
    if (!attemptId || told.has(flaw)) return;
    told.add(flaw);
    settings.emit({ type: 'message.rejected', flaw, origin, attempt: attemptName(attemptId) });
  };
}
