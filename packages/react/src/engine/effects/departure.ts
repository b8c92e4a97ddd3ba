import type { Run } from '../run.ts';
import { keepPage } from './leaveForSignIn.ts';
import { setAbortableTimeout } from './timers.ts';

/** How long the sign-in page may take to replace the app. Then the run goes on without a window. */
const departureMs = 10_000;

/** Notices that the page was not left for the sign-in after all. */
export function watchDeparture(run: Run, signal: AbortSignal): void {
  const { environment } = run.settings;
  const sendReturned = () => run.send({ type: 'RETURNED' });
  setAbortableTimeout(departureMs, signal, sendReturned);
  environment.addEventListener('pageshow', sendReturned, { signal });
  environment.addEventListener(
    'beforeunload',
    (event) => {
      // The app may ask its user to stay, in a dialog that stops this page: a user who is here a second later has stayed.
      setAbortableTimeout(0, signal, () => {
        if (event.defaultPrevented || event.returnValue) setAbortableTimeout(1000, signal, sendStayed);
      });
    },
    { signal, once: true },
  );

  function sendStayed() {
    // Until then, the user may have left and be waiting for a slow page.
    setAbortableTimeout(departureMs, run.signal, () => keepPage(run));
    run.send({ type: 'STAYED' });
  }
}
