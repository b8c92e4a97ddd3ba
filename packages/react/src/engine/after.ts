/** Calls back after some milliseconds, unless the signal is aborted before. */
export function after(milliseconds: number, signal: AbortSignal, callback: () => void): void {
  if (signal.aborted) return;
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', cancel);
    callback();
  }, milliseconds);
  const cancel = () => clearTimeout(timer);
  signal.addEventListener('abort', cancel);
}
