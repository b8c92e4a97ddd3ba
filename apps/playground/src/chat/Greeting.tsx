import { PageLink } from '../PageLink.tsx';
import './Greeting.css';

const suggestions = [
  { application: 'linkedin', text: 'Post on LinkedIn: we are hiring two engineers' },
  { application: 'linkedin', text: 'Read my LinkedIn messages and answer the newest' },
  { application: 'salesforce', text: 'Which Salesforce deals are open?' },
  { application: 'notion', text: 'Find my meeting notes in Notion' },
];

/** The first screen of a conversation. A suggestion is sent immediately. */
export function Greeting({
  isUnknown,
  isLoading,
  onSend,
}: {
  isUnknown: boolean;
  isLoading: boolean;
  onSend: (text: string) => void;
}) {
  if (isUnknown)
    return (
      <div className="greeting">
        <h1>There is no such conversation</h1>
        <p>
          <PageLink href="/chat">Start a new one</PageLink>
        </p>
      </div>
    );
  if (isLoading) return <div className="greeting" />;
  return (
    <div className="greeting">
      <h1>What can I do for you?</h1>
      <p>I work on your sites, in a browser that is signed in with your accounts.</p>
      <ul>
        {suggestions.map(({ application, text }) => (
          <li key={text}>
            <button type="button" onClick={() => onSend(text)}>
              <img src={`/icons/${application}.svg`} alt="" />
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
