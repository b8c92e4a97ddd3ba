import { LiveView, type Application, type Connection } from '@kit/react';
import { useState } from 'react';
import { useTexts } from '../texts.ts';
import { useStartSession } from '../useDemo.ts';
import './BrowserSession.css';

/** Starts a browser that is signed in to some accounts, and shows it live. */
export function BrowserSession({
  connections,
  applications,
}: {
  connections: Connection[];
  applications: Application[];
}) {
  const texts = useTexts();
  const start = useStartSession();
  const [excludedIds, setExcludedIds] = useState<string[]>([]);
  const nameOf = (key: string) => applications.find(({ application }) => application === key)?.name ?? key;
  const chosen = connections.filter(({ id }) => !excludedIds.includes(id));

  return (
    <section aria-labelledby="session">
      <h2 id="session">{texts.browser}</h2>
      <p className="section-hint">{texts.browserHint}</p>
      <div className="session">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen.length > 0 && !start.isPending) start.mutate(chosen.map(({ id }) => id));
          }}
        >
          <fieldset>
            <legend>{texts.signedInTo}</legend>
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
                <span>{`${nameOf(application)}, ${label ?? (accountName || texts.account)}`}</span>
              </label>
            ))}
          </fieldset>
          <button
            type="submit"
            className="action"
            aria-disabled={start.isPending || chosen.length === 0 || undefined}
          >
            {start.isPending ? texts.starting : texts.start}
          </button>
        </form>
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
