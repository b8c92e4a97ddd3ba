import { useQuery } from '@tanstack/react-query';
import { openLiveView } from './useThreads.ts';
import './LiveView.css';

/** Shows the browser of a conversation. Its address is a credential, so it is fetched when the view opens, and kept nowhere. */
export function LiveView({
  thread,
  isRunning,
  onClose,
}: {
  thread: string;
  isRunning: boolean;
  onClose: () => void;
}) {
  const { data, error, isPending } = useQuery({
    queryKey: ['live', thread],
    queryFn: () => openLiveView(thread),
    gcTime: 0,
    staleTime: Infinity,
  });
  const address = isRunning ? data?.liveViewUrl : undefined;
  return (
    <aside className="live-view" aria-label="Browser">
      <div className="live-view-head">
        <h2>Browser</h2>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {address ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the live view is on another origin and needs both
        <iframe title="Live view" src={address} sandbox="allow-same-origin allow-scripts" />
      ) : (
        <output className="quiet">
          {error
            ? 'The browser cannot be shown right now.'
            : isPending
              ? 'Loading…'
              : 'This browser has ended.'}
        </output>
      )}
    </aside>
  );
}
