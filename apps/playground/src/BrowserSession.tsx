import type { Application, Connection } from '@kit/react';
import { useState } from 'react';
import { useStartSession } from './useDemo.ts';
import './BrowserSession.css';

/** Starts a browser that is signed in to an account, and shows it live. */
export function BrowserSession({
  connections,
  applications,
}: {
  connections: Connection[];
  applications: Application[];
}) {
  const start = useStartSession();
  const [chosenId, setChosenId] = useState('');
  const nameOf = (key: string) => applications.find(({ application }) => application === key)?.name ?? key;
  const chosen = connections.find(({ id }) => id === chosenId) ?? connections[0];

  return (
    <section aria-labelledby="session">
      <h2 id="session">Browser session</h2>
      <div className="session">
        {chosen ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              start.mutate({ application: chosen.application, connectionId: chosen.id });
            }}
          >
            <label>
              <span>Account</span>
              <select value={chosen.id} onChange={(event) => setChosenId(event.target.value)}>
                {connections.map(({ id, application, accountName }) => (
                  <option key={id} value={id}>
                    {`${accountName || 'Account'}, ${nameOf(application)}`}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="action" aria-disabled={start.isPending}>
              {start.isPending ? 'Starting…' : 'Start a browser session'}
            </button>
          </form>
        ) : (
          <p className="quiet">Connect an account first. Then start a browser that is signed in to it.</p>
        )}
        {start.error && (
          <p className="problem" role="alert">
            {start.error.message}
          </p>
        )}
        {start.data && (
          <iframe
            title="Live view of the browser session"
            src={start.data.liveViewUrl}
            // oxlint-disable-next-line react/iframe-missing-sandbox -- the live view is on another origin and needs both
            sandbox="allow-same-origin allow-scripts"
            allow="clipboard-read; clipboard-write"
          />
        )}
      </div>
    </section>
  );
}
