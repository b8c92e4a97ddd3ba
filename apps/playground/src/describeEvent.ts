import type { AttemptEvent, AttemptEventType } from '@kit/react';

const texts: Record<AttemptEventType, string> = {
  'attempt.created': 'Server created the attempt',
  'attempt.started': 'Window opened the start link',
  'attempt.resumed': 'Attempt resumed after a page load',
  'attempt.dismissed': 'User seems to have left. A late success still counts',
  'attempt.ended': 'Ended',
  'connection.created': 'Connected',
  'connection.reconnected': 'Connected again',
  'popup.opened': 'Popup opened',
  'popup.blocked': 'Browser blocked the popup',
  'popup.closed': 'Popup looks closed. Asking the server',
  'browser.opened': 'System browser opened',
  'redirect.started': 'Redirecting to the hosted page',
  'identity.announced': 'Hosted page reports: identity created',
  'message.rejected': 'Ignored a message',
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
      return { text, detail: event.application, tone: 'good' };
    case 'identity.announced':
      return { text, detail: 'A hint, which the server verifies' };
    case 'message.rejected':
      return { text, detail: `${event.reason}, ${event.origin}`, tone: 'bad' };
    default:
      return { text, detail: event.application };
  }
}
