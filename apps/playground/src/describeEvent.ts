import type { ConnectEvent, EngineState } from '@kit/react';

const stateTexts: Record<EngineState, string> = {
  idle: 'Ready',
  opening: 'Window opened, attempt requested',
  redirecting: 'Leaving for the hosted page',
  pending: 'Window sent to the start link',
  confirming: 'Heard back, asking the server',
  detached: 'No window in hand: asking the server, not taken as a cancel',
  dismissed: 'User seems to have left; a late success still counts',
  ended: 'Over',
};

/** One event in words. */
export function describeEvent(event: ConnectEvent): { text: string; detail?: string; tone?: 'good' | 'bad' } {
  if (event.type === 'state') return { text: stateTexts[event.state], detail: event.application };
  if (event.type === 'identity-created') {
    return { text: 'Hosted page says: identity created', detail: 'a hint, not a proof' };
  }
  const { outcome } = event;
  if (outcome.status === 'connected')
    return { text: 'Connected', detail: outcome.connection.accountName, tone: 'good' };
  if (outcome.status === 'failed') return { text: 'Failed', detail: outcome.code, tone: 'bad' };
  return { text: `Outcome: ${outcome.status}` };
}
