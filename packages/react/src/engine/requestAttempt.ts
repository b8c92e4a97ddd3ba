import { attemptName, type AttemptMode } from '@kit/protocol';
import type { TimedAttempt } from '../client/client.ts';
import { failWith } from '../client/failWith.ts';
import { parseUrl } from '../client/parseUrl.ts';
import type { Result } from '../client/result.ts';
import { warnOnce } from '../client/warnOnce.ts';
import type { PageSettings } from './run.ts';
import { warnOfApplication } from './warnOfApplication.ts';

/** An attempt whose address has been checked. */
export interface OpenableAttempt {
  attemptId: string;
  /** Absolute, and below the start route of the handler. */
  startUrl: string;
  /** When it expires, in terms of `Date.now()`. */
  deadline: number;
}

/** Asks the server for an attempt, and refuses one that would open anything but the handler's own start route. */
export async function requestAttempt(
  { client, application, connectionId, base, emit }: PageSettings,
  wishes: { mode: AttemptMode; returnTo: string },
  signal?: AbortSignal,
): Promise<Result<OpenableAttempt>> {
  const answer = connectionId
    ? await client.reconnect(connectionId, wishes, signal)
    : await client.createAttempt({ application, ...wishes }, signal);
  if (!answer.ok) {
    if (answer.error.code === 'unknown_application') warnOfApplication(application);
    return answer;
  }
  const startUrl = checkStartUrl(answer.value, base);
  if (!startUrl) {
    const { startUrl: foreign, attemptId: id } = answer.value;
    warnOnce(
      `${foreign} is not below ${base.origin}${base.path}/start/. In createConnect, set publicUrl to ${base.origin} and basePath to ${base.path}.`,
      foreign.replace(id, ''),
    );
    return failWith('foreign_start_url');
  }
  const { attemptId, lifetime } = answer.value;
  emit({ type: 'attempt.created', mode: wishes.mode, attempt: attemptName(attemptId) });
  return { ok: true, value: { attemptId, startUrl, deadline: Date.now() + lifetime } };
}

function checkStartUrl(
  { startUrl }: TimedAttempt,
  { origin, path }: PageSettings['base'],
): string | undefined {
  const url = parseUrl(startUrl, origin);
  return url?.origin === origin && url.pathname.startsWith(`${path}/start/`) ? url.href : undefined;
}
