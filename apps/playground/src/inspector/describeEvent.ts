import type { AttemptEvent, AttemptEventType } from '@kit/react';

const texts: Record<AttemptEventType, string> = {
  'attempt.created': 'Sign-in started',
  'attempt.started': 'Sign-in page opened',
  'attempt.resumed': 'Resumed after reload',
  'attempt.dismissed': 'User left; will accept a late success',
  'attempt.ended': 'Ended',
  'connection.created': 'Connected',
  'connection.reconnected': 'Connected again',
  'popup.opened': 'Window opened',
  'popup.blocked': 'Browser blocked the window',
  'popup.closed': 'Window closed, checking the result',
  'browser.opened': 'System browser opened',
  'redirect.started': 'Going to the sign-in page',
  'identity.announced': 'Signed in',
  'message.rejected': 'Ignored an untrusted message',
};

/** Describes an event for the panel. */
export function describeEvent(event: AttemptEvent): { text: string; detail?: string; tone?: 'good' | 'bad' } {
  const text = texts[event.type];
  switch (event.type) {
    case 'attempt.ended':
      return event.status === 'failed'
        ? { text: 'Failed', detail: event.code, tone: 'bad' }
        : { text: `Outcome: ${event.status}` };
    case 'connection.created':
    case 'connection.reconnected':
      return { text, tone: 'good' };
    case 'attempt.started':
      return { text, detail: 'The server reports it' }; // perhaps after the sign-in, because nothing is asked before
    case 'identity.announced':
      return { text, detail: 'The server checks it' };
    case 'message.rejected':
      return { text, detail: `${event.reason}, ${event.origin}`, tone: 'bad' };
    default:
      return { text };
  }
}
