import { attemptName, docsUrl, parseUrl, type AttemptMode } from '@kit/protocol';
import type { TimedAttempt } from '../client/createClient.ts';
import { failWith, type Result } from '../client/result.ts';
import { warnOnce } from '../client/warnOnce.ts';
import type { PageSettings } from './run.ts';

/** What an attempt is created with. */
export interface AttemptTarget {
  mode: AttemptMode;
  returnTo: string;
}

/** A new attempt whose address has been checked. */
export interface NewAttempt {
  attemptId: string;
  /** Absolute, and below the start route of the handler. */
  startUrl: string;
  /** When it expires, in terms of `Date.now()`. */
  deadline: number;
  target: AttemptTarget;
  /** Completes an attempt of mode `frame` or `native`, with a completion code. */
  secret?: string | undefined;
}

/** An attempt that expires earlier than this is not worth opening. */
const marginMs = 60_000;

/** Creates attempts, and keeps at most one that has not been opened: created before the click, or left by a blocked popup. */
export interface Prefetch {
  keep(attempt: NewAttempt): void;
  /** Returns the attempt that can be opened in this moment, if there is one. Each attempt is returned once. */
  take(target: AttemptTarget): NewAttempt | undefined;
  /** Keeps an attempt that the page also shows as a link. */
  keepLinked(attempt: NewAttempt): void;
  /** Returns the attempt of the link that was clicked. Each attempt is returned once. */
  takeLinked(startUrl: string): NewAttempt | undefined;
  /** Creates an attempt before the click. */
  prepare(target: AttemptTarget): void;
  /** Returns the attempt for a click: the one being created, or a new one. */
  request(target: AttemptTarget, signal: AbortSignal): Promise<Result<NewAttempt>>;
}

/** Creates the prefetch of one engine. */
export function createPrefetch(settings: PageSettings): Prefetch {
  let kept: NewAttempt | undefined;
  let linked: NewAttempt | undefined;
  let pending:
    | { target: AttemptTarget; answer: Promise<Result<NewAttempt>>; stop: () => void; isAbandoned: boolean }
    | undefined;

  function keep(attempt: NewAttempt) {
    kept = attempt;
  }

  const isKept = (target: AttemptTarget) =>
    kept && isSame(kept.target, target) && kept.deadline - Date.now() > marginMs;

  function take(target: AttemptTarget): NewAttempt | undefined {
    if (!isKept(target)) return;
    const attempt = kept;
    kept = undefined;
    if (linked === attempt) linked = undefined;
    return attempt;
  }

  function create(target: AttemptTarget) {
    const stop = new AbortController();
    const call = {
      target,
      answer: createAttempt(settings, target, stop.signal).then((answer) => {
        if (answer.ok) keep(answer.value);
        if (pending === call) pending = undefined;
        return answer;
      }),
      stop: () => stop.abort(),
      isAbandoned: false,
    };
    return call;
  }

  /** A call that a click stopped waiting for may hang, so the next click makes its own. */
  function dropAbandoned() {
    if (!pending?.isAbandoned) return;
    pending.stop();
    pending = undefined;
  }

  return {
    keep,
    take,
    keepLinked(attempt) {
      keep(attempt);
      linked = attempt;
    },
    takeLinked(startUrl) {
      if (linked?.startUrl !== startUrl) return;
      const attempt = linked;
      linked = undefined;
      if (kept === attempt) kept = undefined;
      return attempt;
    },
    prepare(target) {
      if (isKept(target)) return;
      dropAbandoned();
      pending ??= create(target);
    },
    async request(target, signal) {
      // Firefox runs other tasks while it opens a window, so the answer may have arrived by now.
      const ready = take(target);
      if (ready) return { ok: true, value: ready };
      dropAbandoned();
      if (!pending || !isSame(pending.target, target)) return createAttempt(settings, target, signal);
      const awaited = pending;
      signal.addEventListener('abort', () => (awaited.isAbandoned = true));
      const answer = await awaited.answer;
      if (!signal.aborted) take(target);
      return answer;
    },
  };
}

const isSame = (one: AttemptTarget, other: AttemptTarget) =>
  one.mode === other.mode && one.returnTo === other.returnTo;

/** Creates an attempt on the server, and refuses one that would open anything but the handler's own start route. */
async function createAttempt(
  { client, application, connectionId, requestId, base, emit }: PageSettings,
  target: AttemptTarget,
  signal: AbortSignal,
): Promise<Result<NewAttempt>> {
  const body = requestId ? { ...target, request: requestId } : target;
  const answer = connectionId
    ? await client.reconnect(connectionId, body, signal)
    : await client.createAttempt({ application, ...body }, signal);
  if (!answer.ok) {
    if (answer.error.code === 'unknown_application') warnOfApplication(application);
    return answer;
  }
  const { attemptId, lifetimeMs, secret } = answer.value;
  const startUrl = checkStartUrl(answer.value, base);
  if (!startUrl) {
    const foreign = answer.value.startUrl;
    const link = `${docsUrl}errors#foreign_start_url`;
    warnOnce(
      process.env.NODE_ENV === 'production'
        ? link
        : `The start URL ${foreign} is not below ${base.origin}${base.path}/start/. In createConnect, set publicUrl to ${base.origin} and basePath to ${base.path}. See ${link}`,
      foreign.replace(attemptId, ''),
    );
    return failWith('foreign_start_url');
  }
  emit({ type: 'attempt.created', mode: target.mode, attempt: attemptName(attemptId) });
  return { ok: true, value: { attemptId, startUrl, deadline: Date.now() + lifetimeMs, target, secret } };
}

function checkStartUrl(
  { startUrl }: TimedAttempt,
  { origin, path }: PageSettings['base'],
): string | undefined {
  const url = parseUrl(startUrl, origin);
  return url?.origin === origin && url.pathname.startsWith(`${path}/start/`) ? url.href : undefined;
}

/** Reports that the server does not offer the application that is to be connected. */
export function warnOfApplication(application: string): void {
  const link = `${docsUrl}errors#unknown_application`;
  warnOnce(
    process.env.NODE_ENV === 'production'
      ? link
      : `The server offers no application "${application}". Pass a key of \`applications\` of createConnect. See ${link}`,
    `application ${application}`,
  );
}
