import { ConnectionList, useApplications, useConnections, type ConnectMode } from '@kit/react';
import { useState } from 'react';
import { ApplicationCard } from './ApplicationCard.tsx';
import { BrowserSession } from './BrowserSession.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import './SettingsPage.css';

/** The page that a user of the product sees. */
export function SettingsPage() {
  const { applications, error } = useApplications();
  const { connections } = useConnections();
  // Stored, because a sign-in in this tab leaves the page.
  const [mode, setMode] = useState(readMode);
  const choose = (next: ConnectMode) => {
    sessionStorage.setItem('mode', next);
    setMode(next);
  };

  return (
    <main className="settings">
      <h1>Connected accounts</h1>
      <p className="lead">
        Sign in to a site once. Your browser agents can then work there on your behalf. This product never
        receives your password.
      </p>

      <section aria-labelledby="add">
        <div className="section-head">
          <h2 id="add">Add an account</h2>
          <ModeSwitch mode={mode} onChange={choose} />
        </div>
        {error && <p className="problem">{error.message}</p>}
        <ul className="cards">
          {applications.map(({ application, name }) => (
            <ApplicationCard
              key={application}
              application={application}
              name={name}
              mode={mode}
              count={connections.filter((row) => row.application === application).length}
            />
          ))}
        </ul>
      </section>

      <section aria-labelledby="accounts">
        <h2 id="accounts">Your accounts</h2>
        <ConnectionList aria-label="Connected accounts" showActivity showAgentAccess />
      </section>

      <BrowserSession connections={connections} applications={applications} />
    </main>
  );
}

const modes: readonly ConnectMode[] = ['auto', 'popup', 'redirect'];

function readMode(): ConnectMode {
  return modes.find((mode) => mode === sessionStorage.getItem('mode')) ?? 'auto';
}
