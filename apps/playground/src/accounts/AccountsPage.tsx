import { ApplicationPicker, ConnectionList, useApplications, useConnections } from '@kit/react';
import { useTexts } from '../texts.ts';
import { AbilityLinks, AbilityList } from './abilities.tsx';
import { BrowserSession } from './BrowserSession.tsx';
import './AccountsPage.css';

/** The settings page where users of the product connect their accounts. Beside the chat, it does not lead there. */
export function AccountsPage({ isBeside }: { isBeside: boolean }) {
  const texts = useTexts();
  const { applications } = useApplications();
  const { connections } = useConnections();

  return (
    <main className="accounts">
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead}</p>

      <section aria-labelledby="yours">
        <h2 id="yours">{texts.yours}</h2>
        <ConnectionList
          aria-label={texts.title}
          showActivity
          showAgentAccess
          empty={<AbilityList applications={applications} />}
        />
      </section>

      <section aria-labelledby="add">
        <h2 id="add">{texts.add}</h2>
        <ApplicationPicker returnTo="/" />
      </section>

      {connections.length > 0 && !isBeside && (
        <AbilityLinks applications={applications} connections={connections} />
      )}
      {connections.length > 0 && <BrowserSession connections={connections} applications={applications} />}
    </main>
  );
}
