/** Calls every listener; one that throws reaches `window.onerror`, and neither the others nor the engine. */
export function notify<T>(listeners: Iterable<(value: T) => void>, value: T): void {
  for (const listener of Array.from(listeners)) {
    try {
      listener(value);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
