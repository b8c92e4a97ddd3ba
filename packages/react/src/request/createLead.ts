/** Decides which tab reports the answer to a request. */
export interface Lead {
  /** Takes the lead from another tab, because the user has acted in this one. */
  take: () => void;
  /** Notifies the other tabs that the request has ended, or that this tab has reported it. */
  notify: (news: 'ended' | 'answered') => void;
  /** Leaves the lead to another tab. */
  release: () => void;
}

/** Answers that this page or another tab has reported. */
const reported = new Set<string>();

/** Returns true once for each answer. */
export function reportOnce(id: string): boolean {
  if (reported.has(id)) return false;
  reported.add(id);
  return true;
}

/** Waits for the lead. One tab has it at a time: the first, or the last in which the user has acted. */
export function createLead(
  id: string,
  { onChange, onNews }: { onChange: (leads: boolean) => void; onNews: () => void },
): Lead {
  const name = `connect:answer:${id}`;
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- a page without https has no locks
  const locks = navigator.locks ?? undefined;
  const channel = openChannel(name);
  let turn = new AbortController();
  let leads = false;

  const change = (next: boolean) => {
    leads = next;
    onChange(next);
  };

  function wait(options: { steal?: boolean }) {
    const { signal } = (turn = new AbortController());
    const request = locks?.request(name, options.steal ? options : { signal }, async () => {
      if (signal.aborted) return;
      change(true);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    if (!request) return change(true);
    request.catch((error: unknown) => {
      if (signal.aborted) return;
      const isTaken = error instanceof DOMException && error.name === 'AbortError';
      if (!isTaken) return change(true); // a sandboxed frame may use no locks
      change(false);
      wait({});
    });
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'answered') reported.add(id);
    onNews();
  });
  wait({});

  return {
    take() {
      if (leads) return;
      turn.abort();
      wait({ steal: true });
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    notify: (news) => channel?.postMessage(news),
    release() {
      turn.abort();
      channel?.close();
    },
  };
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined; // a sandboxed frame has no channels
  }
}
