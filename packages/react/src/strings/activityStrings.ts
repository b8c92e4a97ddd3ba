import type { SessionEnd } from '@kit/protocol';

/** English strings about who used an account. Loaded with the list of them. */
export const activityStrings = {
  activityLoading: 'Loading recent activity',
  activityFailed: 'Recent activity could not be loaded',
  activityEmpty: 'No recent activity',
  /** Shows the older entries. */
  activityMore: 'Show more',
  /** An entry for which the app gave neither a purpose nor an agent. */
  sessionUntitled: 'Browser session',
  /** `ago` is relative to now, such as “5 minutes ago”. */
  sessionStartedAgo: (ago: string) => `Started ${ago === 'now' ? 'just now' : ago}`,
  sessionStartedOn: (date: string) => `Started on ${date}`,
  /** Another account that was used with this one. */
  sessionAlsoUsed: (account: string) => `Also used: ${account}`,
  sessionStatus: {
    starting: 'Starting',
    running: 'Running',
    ending: 'Stopping',
  },
  /** Why an entry ended. */
  sessionEnd: {
    finished: 'Finished',
    failed: 'Failed',
    stopped: 'Stopped',
    expired: 'Timed out',
    disconnected: 'Ended because an account was disconnected',
    replaced: 'Ended because an account was reconnected',
    revoked: 'Ended because you restricted the account',
  } satisfies Record<SessionEnd, string>,
  stop: 'Stop',
  /** `title` is the app's own text. For screen readers. Must contain the words of the short label, for voice control. */
  stopSession: (title: string) => `Stop: ${title}`,
  stopping: 'Stopping…',
  stopUnconfirmed: 'It could not be confirmed yet that this has stopped. It will be tried again.',
  announceStopped: (title: string) => `Stopped: ${title}`,
};
