import { attemptName, parseReturnLink } from '@kit/protocol';
import { failWith } from '../../client/result.ts';
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

/**
 * Sends `NEWS` when the app is opened with the return link of this attempt. A forged link proves nothing: the server checks it.
 * Without a listener, no link can complete the sign-in.
 */
export async function watchReturn(run: FollowedRun, signal: AbortSignal): Promise<void> {
  const { native } = run.settings;
  if (!native) return;
  const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
  try {
    const stop = await native.onOpenUrl((url) => {
      const { attemptId, ...news } = parseReturnLink(url) ?? {};
      if (attemptId === run.attempt.attemptId && !signal.aborted) run.send({ type: 'NEWS', ...news });
    });
    await aborted;
    stop();
  } catch (error) {
    const { code, message } = failWith('native_shell_failed').error;
    console.error(`[connect] ${message}`, error);
    run.send({ type: 'END', outcome: { status: 'failed', code, message } });
  }
}
