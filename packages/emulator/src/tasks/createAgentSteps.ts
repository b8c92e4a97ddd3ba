/** Steps that tasks report. The SDK reads them from a WebSocket, as `onAgentStep`. */
export interface AgentSteps {
  /** Forgets the steps of an earlier run in this session. */
  readonly begin: (sessionId: string) => void;
  readonly report: (sessionId: string, step: unknown) => void;
  /** Calls `receive` with the steps of the current run and those that follow, as JSON. Returns a function that stops it. */
  readonly watch: (sessionId: string, receive: (step: string) => void) => () => void;
}

/** Creates steps without watchers. */
export function createAgentSteps(): AgentSteps {
  const steps = new Map<string, readonly string[]>();
  const watchers = new Set<{ readonly sessionId: string; readonly receive: (step: string) => void }>();
  return {
    begin: (sessionId) => void steps.delete(sessionId),
    report(sessionId, step) {
      const text = JSON.stringify(step);
      // The SDK opens its WebSocket at the same time as it starts the task, so it may come late.
      steps.set(sessionId, [...(steps.get(sessionId) ?? []), text]);
      for (const watcher of watchers) if (watcher.sessionId === sessionId) watcher.receive(text);
    },
    watch(sessionId, receive) {
      const watcher = { sessionId, receive };
      watchers.add(watcher);
      for (const step of steps.get(sessionId) ?? []) receive(step);
      return () => void watchers.delete(watcher);
    },
  };
}
