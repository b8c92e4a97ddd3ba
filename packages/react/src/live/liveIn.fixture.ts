import type { SessionActivity } from '@kit/protocol';
import { livePage } from '../../../../.storybook/live/LiveServer.ts';
import type { ClientError } from '../client/result.ts';
import type { LiveStatus, LiveViewResult } from './useLiveView.ts';

const never = new Promise<never>(() => {});
const withoutSession: LiveStatus[] = ['loading', 'idle', 'failed'];
const withFrame: LiveStatus[] = ['connecting', 'live', 'taken', 'unanswered'];
const over: LiveStatus[] = ['ended', 'expired'];

/** A browser of LinkedIn whose live view stays in one state. */
export const liveIn = (
  status: LiveStatus,
  about: Partial<SessionActivity> = {},
  problem?: ClientError,
): LiveViewResult => ({
  status,
  session: withoutSession.includes(status)
    ? undefined
    : {
        id: status,
        status: status === 'starting' ? 'starting' : over.includes(status) ? 'ended' : 'running',
        accounts: [{ application: 'linkedin', connectionId: 'connection' }],
        purpose: 'Publish the post “We are hiring”',
        startedAt: '2026-01-01T00:00:00Z',
        endsAt: '2026-01-01T00:20:00Z',
        canTakeOver: true,
        ...about,
      },
  url: withFrame.includes(status) ? livePage : undefined,
  round: 0,
  isBusy: false,
  problem,
  act: () => never,
  retry: () => {},
  onLoad: () => {},
});
