import type { AttemptEvent, AttemptEventType } from '@kit/react';

const texts: Record<AttemptEventType, string> = {
  'attempt.created': 'The server made an attempt',
  'attempt.started': 'The window has reached the server',
  'attempt.resumed': 'An attempt of before is taken up',
  'attempt.dismissed': 'User seems to have left; a late success still counts',
  'attempt.ended': 'Over',
  'connection.created': 'Connected',
  'connection.reconnected': 'Connected again',
  'popup.opened': 'Window opened',
  'popup.blocked': 'The browser opened no window',
  'popup.closed': 'Window reads as closed: asking the server, not taken as a cancel',
  'redirect.started': 'Leaving for the hosted page',
  'identity.announced': 'Hosted page says: identity created',
  'message.rejected': 'A message was not listened to',
};

/** One event in words. */
export function describeEvent(event: AttemptEvent): { text: string; detail?: string; tone?: 'good' | 'bad' } {
  const text = texts[event.type];
  switch (event.type) {
    case 'attempt.ended':
      return event.status === 'failed'
        ? { text: 'Failed', detail: event.code, tone: 'bad' }
        : { text: `Outcome: ${event.status}` };
    case 'connection.created':
    case 'connection.reconnected':
      return { text, detail: event.application, tone: 'good' };
    case 'identity.announced':
      return { text, detail: 'a hint, not a proof' };
    case 'message.rejected':
      return { text, detail: `${event.reason}, ${event.origin}`, tone: 'bad' };
    default:
      return { text, detail: event.application };
  }
}
