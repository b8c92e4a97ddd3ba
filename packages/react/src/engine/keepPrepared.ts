import type { AttemptMode } from '@kit/protocol';
import type { Result } from '../client/result.ts';
import { requestAttempt, type OpenableAttempt } from './requestAttempt.ts';
import type { PageSettings } from './run.ts';

/** What an attempt is asked for with. */
export interface AttemptWishes {
  mode: AttemptMode;
  returnTo: string;
}

/** Milliseconds before its end from which on an attempt is not worth opening. */
const margin = 60_000;

/** At most one attempt that nobody has opened: asked for ahead of the click, or left over by a blocked window. */
export interface PreparedAttempt {
  hold(wishes: AttemptWishes, attempt: OpenableAttempt): void;
  /** The attempt that can be opened in this very moment, if there is one; it is given away once. */
  take(wishes: AttemptWishes): OpenableAttempt | undefined;
  /** Holds an attempt that also stands on the page as a link. */
  offer(wishes: AttemptWishes, attempt: OpenableAttempt): void;
  /** The attempt of the link that was just clicked; it is given away once. */
  takeLinked(startUrl: string): OpenableAttempt | undefined;
  prepare(wishes: AttemptWishes): void;
  /** The attempt for a click: the one on its way, or a new one. */
  request(wishes: AttemptWishes, signal: AbortSignal): Promise<Result<OpenableAttempt>>;
}

/** Makes the place where an engine keeps its prepared attempt. */
export function keepPrepared(settings: PageSettings): PreparedAttempt {
  let held: { wish: string; attempt: OpenableAttempt } | undefined;
  let linked: OpenableAttempt | undefined;
  let coming:
    | { wish: string; answer: Promise<Result<OpenableAttempt>>; stop: () => void; isGivenUp: boolean }
    | undefined;

  function hold(wishes: AttemptWishes, attempt: OpenableAttempt) {
    held = { wish: JSON.stringify(wishes), attempt };
  }

  const isHeld = (wishes: AttemptWishes) =>
    held?.wish === JSON.stringify(wishes) && held.attempt.deadline - Date.now() > margin;

  function take(wishes: AttemptWishes): OpenableAttempt | undefined {
    if (!held || !isHeld(wishes)) return;
    const { attempt } = held;
    held = undefined;
    if (linked === attempt) linked = undefined;
    return attempt;
  }

  function fetchAhead(wishes: AttemptWishes) {
    const stop = new AbortController();
    const wanted = {
      wish: JSON.stringify(wishes),
      answer: requestAttempt(settings, wishes, stop.signal).then((answer) => {
        if (answer.ok) hold(wishes, answer.value);
        if (coming === wanted) coming = undefined;
        return answer;
      }),
      stop: () => stop.abort(),
      isGivenUp: false,
    };
    return wanted;
  }

  /** What a click has waited for in vain may hang: the next does not wait for it. */
  function dropGivenUp() {
    if (!coming?.isGivenUp) return;
    coming.stop();
    coming = undefined;
  }

  return {
    hold,
    take,
    offer(wishes: AttemptWishes, attempt: OpenableAttempt) {
      hold(wishes, attempt);
      linked = attempt;
    },
    takeLinked(startUrl: string) {
      if (linked?.startUrl !== startUrl) return;
      const attempt = linked;
      linked = undefined;
      if (held?.attempt === attempt) held = undefined;
      return attempt;
    },
    prepare(wishes: AttemptWishes) {
      if (isHeld(wishes)) return;
      dropGivenUp();
      coming ??= fetchAhead(wishes);
    },
    async request(wishes: AttemptWishes, signal: AbortSignal): Promise<Result<OpenableAttempt>> {
      // Firefox runs other tasks while it opens a window: what was on its way may be there by now.
      const ready = take(wishes);
      if (ready) return { ok: true, value: ready };
      dropGivenUp();
      if (coming?.wish !== JSON.stringify(wishes)) return requestAttempt(settings, wishes, signal);
      const awaited = coming;
      signal.addEventListener('abort', () => (awaited.isGivenUp = true));
      const answer = await awaited.answer;
      if (!signal.aborted) take(wishes);
      return answer;
    },
  };
}
