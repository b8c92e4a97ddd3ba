import { LiveView, type Application, type Connection } from '@kit/react';
import { useState } from 'react';
import { useStartSession } from './useDemo.ts';
import './BrowserSession.css';

/** Starts a browser that is signed in to some accounts, and shows it live. */
export function BrowserSession({
  connections,
  applications,
}: {
  connections: Connection[];
  applications: Application[];
}) {
  const start = useStartSession();
  const [excludedIds, setExcludedIds] = useState<string[]>([]);
  const nameOf = (key: string) => applications.find(({ application }) => application === key)?.name ?? key;
  const chosen = connections.filter(({ id }) => !excludedIds.includes(id));

  return (
    <section aria-labelledby="session">
      <h2 id="session">Browser</h2>
      <div className="session">
        {connections.length > 0 ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen.length > 0 && !start.isPending) start.mutate(chosen.map(({ id }) => id));
            }}
          >
            <fieldset>
              <legend>Signed in to</legend>
              {connections.map(({ id, application, accountName, label }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={!excludedIds.includes(id)}
                    onChange={({ target }) =>
                      setExcludedIds((ids) =>
                        target.checked ? ids.filter((excluded) => excluded !== id) : [...ids, id],
                      )
                    }
                  />
                  <span>{`${nameOf(application)}, ${label ?? (accountName || 'Account')}`}</span>
                </label>
              ))}
            </fieldset>
            <button
              type="submit"
              className="action"
              aria-disabled={start.isPending || chosen.length === 0 || undefined}
            >
              {start.isPending ? 'Starting…' : 'Start a browser'}
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
        {start.data && <LiveView key={start.data.id} sessionId={start.data.id} />}
      </div>
    </section>
  );
}
