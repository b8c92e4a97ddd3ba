import { attemptName } from '@kit/protocol';
import { failWith } from '../../client/result.ts';
import { leftKey } from '../attemptStorage.ts';
import { openExternal } from '../native/systemBrowser.ts';
import type { NewAttempt } from '../prefetch.ts';
import type { Run } from '../run.ts';
import { follow, requestAttempt } from '../showSignIn.ts';

/** Shows the sign-in in place of the page, or in a native shell in the system browser. */
export function leaveForSignIn(run: Run): void {
  const { native } = run.settings;
  const leaving = native ? openExternal(run, native) : replacePage(run);
  leaving.catch(() =>
    run.send({ type: 'END', outcome: { status: 'failed', ...failWith('unexpected_response').error } }),
  );
}

async function replacePage(run: Run): Promise<void> {
  const { prefetch, emit } = run.settings;
  const target = { mode: 'redirect', returnTo: run.returnTo } as const;
  const attempt = prefetch.take(target) ?? (await requestAttempt(run, target));
  if (!attempt || run.signal.aborted) return;
  follow(run, attempt, 'LEAVE');
  emit({ type: 'redirect.started', attempt: attemptName(attempt.attemptId) });
  if (!run.signal.aborted) leavePage(run, attempt);
}

/** Loads the sign-in in place of the page. Until that is over, `run.stopLeaving` stops the browser. */
function leavePage(run: Run, { attemptId, startUrl }: NewAttempt): void {
  const { environment } = run.settings;
  run.stopLeaving = () => environment.stop();
  environment.addEventListener('pageshow', () => keepPage(run), { signal: run.signal });
  try {
    environment.sessionStorage.setItem(leftKey, attemptId);
  } catch {
    // without storage, the page does not follow the attempt when it comes back
  }
  environment.location.assign(startUrl);
}

/** The page has stayed: stopping it would break off loads of the app. */
export function keepPage(run: Run): void {
  run.stopLeaving = () => {};
}
