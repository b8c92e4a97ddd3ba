import {
  attemptName,
  isRecord,
  parseRelayMessage,
  readIdentityCreated,
  relayChannel,
  type RelayAck,
} from '@kit/protocol';
import type { RejectionReason } from '../AttemptEvent.ts';
import type { Channel, IncomingMessage } from '../browser/environment.ts';
import { checkHostedOrigin } from '../browser/hostedOrigin.ts';
import { checkMessageSource, warnOfOrigin } from '../browser/messageSource.ts';
import { nextState } from '../machine.ts';
import { isOpened } from '../browser/popup.ts';
import type { FollowedRun } from '../run.ts';

const ackOf = (attemptId: string): RelayAck => ({ v: 1, type: 'connect:ack', attemptId });

/** Sends `HINT` when the hosted page announces a sign-in, and `NEWS` when the relay page reports one. */
export function listenToWindows(run: FollowedRun, signal: AbortSignal): void {
  const { environment, base, emit } = run.settings;
  const hostedOrigin = checkHostedOrigin(run.settings.hostedOrigin);
  const { attemptId } = run.attempt;
  const attempt = attemptName(attemptId);
  const reported = new Set<RejectionReason>();

  environment.addEventListener(
    'message',
    (event) => {
      const { data } = event;
      if (!isRecord(data)) return;
      if (data.type === 'identity-created') receiveHint(event, data);
      if (data.type === 'connect:relay') receiveNews(event);
    },
    { signal },
  );

  function receiveHint(event: IncomingMessage, data: Record<string, unknown>) {
    const identityId = readIdentityCreated(data);
    const reason = checkMessageSource(event, hostedOrigin, run.popup);
    if (reason === 'origin' && run.popup && event.source === run.popup)
      warnOfOrigin(event.origin, hostedOrigin);
    if (reason || !identityId) return reject(reason ?? 'content', event);
    if (!nextState(run.state, 'HINT')) return;
    const isFirst = !run.identityId;
    run.send({ type: 'HINT', identityId });
    if (isFirst && !signal.aborted) emit({ type: 'identity.announced', attempt });
  }

  function receiveNews(event: IncomingMessage) {
    const reason = checkMessageSource(event, base.origin, run.popup);
    const message = parseRelayMessage(event.data, attemptId);
    if (reason || !message) return reject(reason ?? 'content', event);
    const { code, completionCode } = message;
    if (completionCode && run.attempt.secret) run.popup?.postMessage?.(ackOf(attemptId), base.origin);
    run.send({ type: 'NEWS', code, completionCode });
  }

  /** Reports each reason once per attempt, however many messages a page sends. */
  function reject(reason: RejectionReason, { origin, source }: IncomingMessage) {
    // Another popup of this page, perhaps of an attempt that is over, forges nothing. After a reload, popups cannot be distinguished.
    if (reason === 'window' && (!run.popup || isOpened(source))) return;
    if (reported.has(reason)) return;
    reported.add(reason);
    emit({ type: 'message.rejected', reason, origin, attempt });
  }
}

/** Sends `NEWS` when the relay page reports on the BroadcastChannel, which works where messages between windows are cut off. */
export function listenToChannel(run: FollowedRun, signal: AbortSignal): void {
  const { environment } = run.settings;
  const { attemptId } = run.attempt;
  const channel = openChannel();
  if (!channel) return;
  channel.addEventListener(
    'message',
    ({ origin, data }) => {
      const message = parseRelayMessage(data, attemptId);
      if (origin !== environment.location.origin || !message) return;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      channel.postMessage(ackOf(attemptId));
      run.send({ type: 'NEWS', code: message.code });
    },
    { signal },
  );
  signal.addEventListener('abort', () => channel.close());

  function openChannel(): Channel | undefined {
    try {
      return new environment.BroadcastChannel(relayChannel(attemptId));
    } catch {
      return undefined; // a sandboxed frame has no channels
    }
  }
}
