/** A person who watches a browser: a stream of server-sent events. */
export interface Viewer {
  readonly stream: ReadableStream<Uint8Array>;
  /** Sends an event. It replaces an earlier event of this name that the viewer has not received yet. */
  readonly send: (name: string, data: unknown) => void;
  /** Ends the stream after the waiting events. */
  readonly end: () => void;
}

/** Creates a viewer. `handleLeave` runs when the viewer closes the stream. */
export function createViewer(handleLeave: () => void): Viewer {
  const encoder = new TextEncoder();
  const waiting = new Map<string, string>();
  let hasEnded = false;
  let wake: (() => void) | undefined;

  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (waiting.size === 0 && !hasEnded)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const events = [...waiting].map(([name, data]) => `event: ${name}\ndata: ${data}\n\n`);
      waiting.clear();
      if (events.length > 0) controller.enqueue(encoder.encode(events.join('')));
      if (hasEnded) controller.close();
    },
    cancel() {
      hasEnded = true;
      wake?.();
      handleLeave();
    },
  });

  return {
    stream,
    send(name, data) {
      waiting.set(name, JSON.stringify(data));
      wake?.();
    },
    end() {
      hasEnded = true;
      wake?.();
    },
  };
}
