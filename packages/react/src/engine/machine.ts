import type { ErrorCode } from '@kit/protocol';
import type { EnginePhase, EngineSnapshot, Outcome } from './types.ts';

/** What can happen to a run. Everything that a browser, a timer or a server does reaches the table as one of these. */
export type RunEvent =
  /** The click opens a popup. */
  | { type: 'OPEN' }
  /** The sign-in replaces the page, once the server has created the attempt. */
  | { type: 'REDIRECT' }
  /** The browser starts to load the sign-in in place of the page. */
  | { type: 'LEAVE' }
  /** The popup shows the sign-in. */
  | { type: 'SHOWN' }
  /** A native shell is about to open the sign-in in the system browser. */
  | { type: 'EXTERNAL' }
  /** The browser returned no window to a frame, but may have opened one that the frame cannot see. */
  | { type: 'HIDDEN' }
  /** The user opens the link of a blocked attempt. */
  | { type: 'FOLLOW' }
  /** An attempt was found in storage, after a redirect or a reload. */
  | { type: 'RESUME' }
  /** Another engine of this page passes on its attempt, with an open popup. */
  | { type: 'TAKE_OVER' }
  /** The hosted page reports a sign-in. This is never proof. */
  | { type: 'HINT'; identityId: string }
  /** The relay page or the popup's location shows that something happened. This is never proof. */
  | { type: 'NEWS'; code?: ErrorCode | undefined; completionCode?: string | undefined }
  /** The popup looks closed. This proves nothing, because a COOP header has the same effect. */
  | { type: 'CLOSED' }
  /** The page is still here: the browser shows it again, or the sign-in takes too long to load. */
  | { type: 'RETURNED' }
  /** The app asked the user whether to leave the page, and the user stayed. */
  | { type: 'STAYED' }
  /** The server responded, and the response is not final. */
  | { type: 'ANSWERED' }
  /** No usable window for three seconds, and the user is on this page. */
  | { type: 'USER_HERE' }
  /** No usable window for three seconds, and the user is elsewhere, perhaps in a window that only looks closed. */
  | { type: 'USER_ELSEWHERE' }
  /** The run has its outcome: the server's response, a cancellation, or a failure before the sign-in. */
  | { type: 'END'; outcome: Outcome }
  /** The run stops without an outcome, because it belongs to another user. */
  | { type: 'RELEASE' }
  /** Another engine of this page continues with the attempt. */
  | { type: 'HAND_OVER'; outcome: Promise<Outcome> };

/**
 * The only place where a run changes its state. An event without an entry is ignored; an entry that repeats its state is
 * accepted without a change. Effects notice what happens and send
 * events; they change no state.
 */
export const transitions = {
  /** Nothing has happened yet. */
  idle: {
    OPEN: 'opening',
    REDIRECT: 'redirecting',
    FOLLOW: 'unattached',
    RESUME: 'resumed',
    TAKE_OVER: 'waiting',
  },
  /** A blank popup is open, and the server is creating the attempt. */
  opening: { SHOWN: 'waiting', REDIRECT: 'redirecting', HIDDEN: 'framed' },
  /** The server is creating the attempt that will replace the page, or open in the system browser. */
  redirecting: { LEAVE: 'leaving', EXTERNAL: 'external' },

  /** The browser is loading the sign-in in place of the page. */
  leaving: { NEWS: 'leaving', RETURNED: 'unattached', STAYED: 'away' },
  /** The user signs in, in a popup that looks open. */
  waiting: { HINT: 'confirming', NEWS: 'confirming', CLOSED: 'unattached' },
  /** The user signs in, in the system browser. */
  external: { NEWS: 'asking', ANSWERED: 'external', USER_HERE: 'dismissed' },
  /** The popup is open, and the user seems to have signed in. The engine asks the server. */
  confirming: {
    HINT: 'confirming',
    NEWS: 'confirming',
    CLOSED: 'unattached',
  },
  /** A window may be open that the page cannot see. The server knows whether it opened the start link. */
  framed: { NEWS: 'asking', ANSWERED: 'unattached', USER_HERE: 'dismissed' },
  /** The attempt was found in storage. The server has not confirmed it yet. */
  resumed: {
    HINT: 'resumed',
    NEWS: 'asking',
    ANSWERED: 'unattached',
    USER_HERE: 'dismissed',
    USER_ELSEWHERE: 'away',
  },
  /** No usable window for less than three seconds. A message may still arrive. */
  unattached: {
    HINT: 'unattached',
    NEWS: 'asking',
    ANSWERED: 'unattached',
    USER_HERE: 'dismissed',
    USER_ELSEWHERE: 'away',
  },
  /** A message arrived without a usable window. The engine asks the server. */
  asking: { HINT: 'asking', NEWS: 'asking', ANSWERED: 'unattached' },
  /** No usable window, and the user is elsewhere. */
  away: { HINT: 'away', NEWS: 'asking', ANSWERED: 'away', USER_HERE: 'dismissed' },
  /** The user returned without a result. Another try is possible, and a late success still counts. */
  dismissed: { NEWS: 'dismissed' },
} as const satisfies Record<string, Partial<Record<RunEvent['type'], string>>>;

/** Every run can stop at any time, and then changes no more. */
export const stops = {
  /** The run has its outcome. */
  END: 'ended',
  /** Stopped without an outcome. */
  RELEASE: 'released',
  /** Another run has the attempt, and its outcome becomes this run's. */
  HAND_OVER: 'handedOver',
} as const satisfies Partial<Record<RunEvent['type'], string>>;

type FinalState = (typeof stops)[keyof typeof stops];

/** Where a run is. */
export type RunState = keyof typeof transitions | FinalState;

/** Whether a run has stopped. */
export const isFinal = (state: RunState): state is FinalState => !(state in transitions);

/** Returns the state after an event; undefined if the state ignores the event. */
export function nextState(state: RunState, event: RunEvent['type']): RunState | undefined {
  if (isFinal(state)) return;
  const row: Partial<Record<RunEvent['type'], RunState>> = { ...stops, ...transitions[state] };
  return row[event];
}

const busy = <S extends string>(state: S) => ({ state, isBusy: true, canRetry: false }) as const;

/** The snapshot of an engine that has nothing to do, and what a server renders. */
export const idleSnapshot = { state: 'idle', isBusy: false, canRetry: false } as const;

/** One object per view, because a change of state that shows nothing new must not replace the snapshot. */
const redirecting = busy('redirecting');
const confirming = busy('confirming');
const searching = busy('unattached');
const dismissed = { state: 'dismissed', isBusy: false, canRetry: true } as const;

const snapshots: Record<Exclude<RunState, 'ended'>, EngineSnapshot> = {
  idle: idleSnapshot,
  opening: busy('opening'),
  redirecting,
  leaving: redirecting,
  waiting: busy('waiting'),
  external: busy('external'),
  confirming,
  framed: searching,
  resumed: searching,
  unattached: searching,
  asking: confirming,
  away: { state: 'unattached', isBusy: false, canRetry: false },
  dismissed,
  released: idleSnapshot,
  handedOver: idleSnapshot,
};

const closed = { isWindowClosed: true } as const;
const dismissedByUser = { ...dismissed, ...closed };

/** Derives everything that a view needs to know from a state. `outcome` is the one of `ended`. */
export function snapshotOf(state: RunState, outcome?: Outcome, isWindowClosed = false): EngineSnapshot {
  if (state !== 'ended') return isWindowClosed && state === 'dismissed' ? dismissedByUser : snapshots[state];
  if (!outcome) return idleSnapshot;
  const { status } = outcome;
  const about = isWindowClosed && status === 'cancelled' ? closed : {};
  return { state, isBusy: false, canRetry: status !== 'connected', outcome, ...about };
}

/**
 * Derives what a button shows from a snapshot: the engine's state, or after the end the status of the outcome. A user who
 * cancelled and one who seems to have left see the same.
 */
export function phaseOf({ state, isBusy, outcome }: EngineSnapshot): EnginePhase {
  if (state === 'ended') return outcome.status === 'cancelled' ? 'dismissed' : outcome.status;
  if (state === 'opening') return 'waiting';
  return state === 'unattached' && !isBusy ? 'dismissed' : state;
}
