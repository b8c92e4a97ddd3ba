import { attemptName } from '@kit/protocol';
import { askServer } from './askServer.ts';
import { watchDeparture } from './departure.ts';
import { leaveForSignIn } from './leaveForSignIn.ts';
import type { RunEvent, RunState } from '../machine.ts';
import { followed, withoutPopup, withPopup } from './states.ts';
import { listenToChannel, listenToWindows } from './messages.ts';
import { watchWake } from './watchWake.ts';
import { watchReturn } from '../native/systemBrowser.ts';
import type { FollowedRun, Run } from '../run.ts';
import { setAbortableTimeout } from './timers.ts';
import { watchBlankPopup, watchPopup } from './watchPopup.ts';

/** Receives the events that a run accepted, after the state has changed. */
export type EventHandler = (event: RunEvent) => void;

/** What runs while a run is in one of these states. The signal aborts when the run leaves them. */
export interface RunEffect {
  states: readonly RunState[];
  start: (run: Run, signal: AbortSignal) => EventHandler | void;
}

/** Effects only send events; `transitions` decides what these mean. Earlier effects start, and receive events, first. */
export const effects: readonly RunEffect[] = [
  { states: ['opening'], start: watchBlankPopup },
  { states: ['redirecting'], start: leaveForSignIn },
  { states: withPopup, start: forAttempt(watchPopup) },
  { states: followed, start: forAttempt(listenToWindows) },
  { states: followed, start: forAttempt(listenToChannel) },
  { states: followed, start: forAttempt(askServer) },
  { states: ['leaving'], start: watchDeparture },
  { states: ['framed', 'resumed', 'unattached'], start: allowGrace },
  { states: ['external'], start: awaitReturn },
  { states: ['away'], start: awaitUser },
  { states: ['dismissed'], start: forAttempt(reportDismissal) },
  { states: withoutPopup, start: forAttempt((run, signal) => void watchReturn(run, signal)) },
];

/** A popup that reads as closed may have sent a message that is still on its way: 20 times the worst delay measured. */
const graceMs = 3000;

function forAttempt(
  start: (run: FollowedRun, signal: AbortSignal) => EventHandler | void,
): RunEffect['start'] {
  return (run, signal) => (isFollowed(run) ? start(run, signal) : undefined);
}

const isFollowed = (run: Run): run is FollowedRun => run.attempt !== undefined;

/** Decides, three seconds after the last sign of a window, whether the user has left it. */
function allowGrace(run: Run, signal: AbortSignal): EventHandler {
  const { environment } = run.settings;
  let isOver = false;
  const decide = () => {
    if (!isOver || run.openQuestions.size > 0) return;
    run.send({ type: environment.document.hasFocus() ? 'USER_HERE' : 'USER_ELSEWHERE' });
  };
  setAbortableTimeout(graceMs, signal, () => {
    isOver = true;
    decide();
  });
  watchWake(environment, signal, decide);
  return decide;
}

/** Decides, three seconds after the user came back from the system browser, whether they have left the sign-in. */
function awaitReturn(run: Run, signal: AbortSignal): void {
  const { environment } = run.settings;
  watchWake(environment, signal, () =>
    setAbortableTimeout(graceMs, signal, () => {
      if (environment.document.hasFocus()) run.send({ type: 'USER_HERE' });
    }),
  );
}

/** Waits for the user to come back to this page. */
function awaitUser(run: Run, signal: AbortSignal): EventHandler {
  const { environment } = run.settings;
  const decide = () => {
    if (run.openQuestions.size === 0 && environment.document.hasFocus()) run.send({ type: 'USER_HERE' });
  };
  watchWake(environment, signal, decide);
  return decide;
}

function reportDismissal({ settings, attempt: { attemptId } }: FollowedRun): void {
  settings.emit({ type: 'attempt.dismissed', attempt: attemptName(attemptId) });
}
