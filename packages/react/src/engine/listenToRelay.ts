import { isRecord, parseRelayMessage, relayChannel, type ErrorCode, type RelayAck } from '@kit/protocol';
import type { Channel } from './environment.ts';
import { flawOf } from './flawOf.ts';
import type { RejectMessage } from './rejectMessage.ts';
import type { Run } from './run.ts';

/**
 * Hears the relay page, by message and by channel: either may be cut off. It says that something happened, not what;
 * a code says why the sign-in could not begin.
 */
export function listenToRelay(
  run: Run,
  attemptId: string,
  reject: RejectMessage,
  onNews: (refusal?: ErrorCode) => void,
): void {
  const { environment, base } = run.settings;
  environment.addEventListener(
    'message',
    (event) => {
      const { data } = event;
      if (!isRecord(data) || data.type !== 'connect:relay') return;
      const flaw = flawOf(event, base.origin, run.popup);
      const message = parseRelayMessage(data, attemptId);
      if (!flaw && message) return onNews(message.code);
      reject(flaw ?? 'content', event);
    },
    { signal: run.signal },
  );

  const channel = openChannel();
  if (!channel) return;
  channel.addEventListener(
    'message',
    ({ origin, data }) => {
      const message = parseRelayMessage(data, attemptId);
      if (origin !== environment.location.origin || !message) return;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      channel.postMessage({ v: 1, type: 'connect:ack', attemptId } satisfies RelayAck);
      onNews(message.code);
    },
    { signal: run.signal },
  );
  run.signal.addEventListener('abort', () => channel.close());

  function openChannel(): Channel | undefined {
    try {
      return new environment.BroadcastChannel(relayChannel(attemptId));
    } catch {
      return undefined; // the other channels carry on
    }
  }
}
