import { attemptName, parseReturnLink } from '@kit/protocol';
import type { FollowedRun, Run } from '../run.ts';
import { follow, requestAttempt } from '../showSignIn.ts';
import type { NativeShell } from './NativeShell.ts';

/** Opens the sign-in in the system browser. If that fails, the page shows a link. */
export async function openExternal(run: Run, { returnLink, openBrowser }: NativeShell): Promise<void> {
  const attempt = await requestAttempt(run, { mode: 'native', returnTo: returnLink });
  if (!attempt) return;
  const { attemptId, startUrl } = attempt;
  run.focus = () => {
    Promise.resolve(startUrl)
      .then(openBrowser)
      .catch(() => run.send({ type: 'END', outcome: { status: 'blocked', startUrl } }));
  };
  follow(run, attempt, 'EXTERNAL');
  if (run.signal.aborted) return; // the app may have cancelled
  run.settings.emit({ type: 'browser.opened', attempt: attemptName(attemptId) });
  run.focus();
}

/** Sends `NEWS` when the app is opened with the return link of this attempt. A forged link proves nothing: the server checks it. */
export function watchReturn(run: FollowedRun, signal: AbortSignal): void {
  const { native } = run.settings;
  if (!native) return;
  const listening = native.onOpenUrl((url) => {
    const { attemptId, ...news } = parseReturnLink(url) ?? {};
    if (attemptId === run.attempt.attemptId && !signal.aborted) run.send({ type: 'NEWS', ...news });
  });
  signal.addEventListener('abort', () => void Promise.resolve(listening).then((stop) => stop()));
}
