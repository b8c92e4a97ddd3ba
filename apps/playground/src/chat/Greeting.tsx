import { PageLink } from '../PageLink.tsx';
import { useTexts } from '../texts.ts';
import './Greeting.css';

const suggestions = [
  { application: 'linkedin', key: 'postOnLinkedin' },
  { application: 'linkedin', key: 'linkedin' },
  { application: 'salesforce', key: 'salesforce' },
  { application: 'notion', key: 'notion' },
] as const;

/** The first screen of a conversation. A suggestion is sent immediately. */
export function Greeting({
  heading: Heading,
  isUnknown,
  isLoading,
  onSend,
}: {
  heading: 'h1' | 'h2';
  isUnknown: boolean;
  isLoading: boolean;
  onSend: (text: string) => void;
}) {
  const texts = useTexts().chat;
  if (isUnknown)
    return (
      <div className="greeting">
        <Heading>{texts.unknown}</Heading>
        <p>
          <PageLink href="/chat">{texts.startNew}</PageLink>
        </p>
      </div>
    );
  if (isLoading) return <div className="greeting" />;
  return (
    <div className="greeting">
      <Heading>{texts.greeting}</Heading>
      <p>{texts.greetingHint}</p>
      <ul>
        {suggestions.map(({ application, key }) => (
          <li key={key}>
            <button type="button" onClick={() => onSend(texts.suggestions[key])}>
              <img src={`/icons/${application}.svg`} alt="" />
              <span>{texts.suggestions[key]}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
