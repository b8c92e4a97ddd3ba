// A longer timer fires immediately.
const maxTimerMs = 2 ** 31 - 1;

/** Waits on the real clock, at most 24 days. Rejects with the signal's reason if aborted. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 && !signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', handleAbort);
        resolve();
      },
      Math.min(ms, maxTimerMs),
    );
    function handleAbort(): void {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal.addEventListener('abort', handleAbort, { once: true });
  });
}

/** Waits until the signal aborts, then rejects with its reason. */
export function waitForAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
