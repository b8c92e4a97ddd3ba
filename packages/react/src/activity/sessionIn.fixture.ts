import type { SessionActivity } from '@kit/protocol';

/** A session that stays in one state, for an entry to show. */
export const sessionIn = (
  status: SessionActivity['status'],
  about: Partial<SessionActivity> = {},
): SessionActivity => ({
  id: JSON.stringify([status, about]),
  status,
  accounts: [{ application: 'linkedin', connectionId: 'c1' }],
  purpose: 'To post.',
  agent: 'Assistant',
  startedAt: '2026-01-01T10:00:00Z',
  endsAt: '2026-01-01T10:20:00Z',
  canTakeOver: false,
  ...about,
});
