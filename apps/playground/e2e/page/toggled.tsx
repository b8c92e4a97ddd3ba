import { ConnectAccountButton, ConnectProvider, type ConnectEvent } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app in which the button can be taken off the page; `base` and `hostedOrigin` come from the address. */
function Toggled() {
  const [isShown, setShown] = useState(true);
  const [renders, setRenders] = useState(0);
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (text: string) => setHeard((earlier) => [...earlier, text]);
  const tell = (event: ConnectEvent) => hear(`${event.type}, render ${renders}`);
  return (
    <ConnectProvider
      baseUrl={settings.get('base') ?? '/api/connect'}
      hostedOrigin={settings.get('hostedOrigin') ?? ''}
      onEvent={tell}
    >
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <button onClick={() => setRenders(renders + 1)}>Render</button>
      {isShown && (
        <ConnectAccountButton
          application="linkedin"
          name="LinkedIn"
          onOutcome={({ status }) => hear(`${status}, render ${renders}`)}
        />
      )}
      <ol>
        {heard.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </ConnectProvider>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Toggled />
    </StrictMode>,
  );
