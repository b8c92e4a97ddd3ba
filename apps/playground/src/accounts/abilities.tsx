import type { Application, Connection } from '@kit/react';
import { PageLink } from '../PageLink.tsx';
import { useTexts } from '../texts.ts';
import './abilities.css';

/** Invites a user without accounts: what the assistant can do after they connect one. */
export function AbilityList({ applications }: { applications: Application[] }) {
  const texts = useTexts();
  return (
    <div className="invitation">
      <h3>{texts.empty}</h3>
      <p>{texts.emptyHint}</p>
      <ul>
        {useAbilities(applications).map(({ key, application, text }) => (
          <li key={key}>
            <Ability application={application} text={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Links that ask the assistant to do something with the connected accounts. Nothing if it knows none of their sites. */
export function AbilityLinks({
  applications,
  connections,
}: {
  applications: Application[];
  connections: Connection[];
}) {
  const texts = useTexts();
  const connected = new Set(connections.map(({ application }) => application));
  const abilities = useAbilities(applications).filter(({ key }) => connected.has(key));
  if (abilities.length === 0) return null;
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{texts.ask}</h2>
      <p className="section-hint">{texts.askHint}</p>
      <ul className="ability-links">
        {abilities.map(({ key, application, text }) => (
          <li key={key}>
            <PageLink href={`/chat?${new URLSearchParams({ ask: texts.chat.suggestions[key] })}`}>
              <Ability application={application} text={text} />
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ability({ application: { name, iconUrl }, text }: { application: Application; text: string }) {
  return (
    <span className="ability">
      <img src={iconUrl} alt="" />
      <span>
        <strong>{name}</strong>
        <span>{text}</span>
      </span>
    </span>
  );
}

/** The abilities on the applications that the server offers. */
function useAbilities(applications: Application[]) {
  const texts = useTexts();
  const keys = ['linkedin', 'salesforce', 'notion'] as const;
  return keys.flatMap((key) => {
    const application = applications.find((each) => each.application === key);
    return application ? [{ key, application, text: texts.abilities[key] }] : [];
  });
}
