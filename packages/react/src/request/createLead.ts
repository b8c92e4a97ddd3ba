/** Decides which tab reports the answer to a request. */
export interface Lead {
  /** Takes the lead from another tab, because the user has acted in this one. */
  take: () => void;
  /** Notifies the other tabs that the request has ended, or that this tab has reported it. */
  notify: (news: LeadNews) => void;
  /** Leaves the lead to another tab. */
  release: () => void;
}

/** How long to wait after a lock failed, in milliseconds. */
const pauseMs = 100;

/** As in a sandboxed frame, which may use no locks. */
const noLocks = new DOMException('', 'SecurityError');

/** The news of a tab about a request. */
export type LeadNews = 'ended' | 'answered';

/** Waits for the lead. One tab has it at a time: the first, or the last in which the user has acted. */
export function createLead(
  id: string,
  { onChange, onNews }: { onChange: (leads: boolean) => void; onNews: (news: LeadNews) => void },
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
    const hold = async () => {
      if (signal.aborted) return;
      change(true);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    const held = locks?.request(name, options.steal ? options : { signal }, hold) ?? Promise.reject(noLocks);
    held.catch((error: unknown) => {
      if (signal.aborted) return;
      const cause = error instanceof DOMException ? error.name : '';
      if (cause === 'SecurityError') return change(true);
      if (cause === 'AbortError') {
        change(false);
        return wait({}); // another tab has taken it
      }
      // Chromium fails a lock that it grants while the page opens a window.
      setTimeout(() => !signal.aborted && wait(options), pauseMs);
    });
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'ended' || data === 'answered') onNews(data);
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
