import { ConnectAccountButton, ConnectProvider, type AttemptEvent } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app in which the button can be taken off the page, alone or with its provider; `base` and `hostedOrigin` come from the address. */
function Toggled() {
  const [isHere, setHere] = useState(true);
  const [isShown, setShown] = useState(true);
  const [renders, setRenders] = useState(0);
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (text: string) => setHeard((earlier) => [...earlier, text]);
  const tell = (event: AttemptEvent) => hear(`${event.type}, render ${renders}`);
  return (
    <>
      <button onClick={() => setHere(!isHere)}>Route</button>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <button onClick={() => setRenders(renders + 1)}>Render</button>
      {isHere && (
        <ConnectProvider
          owner="page"
          baseUrl={settings.get('base') ?? '/api/connect'}
          hostedOrigin={settings.get('hostedOrigin') ?? ''}
          onEvent={tell}
        >
          {isShown && (
            <ConnectAccountButton
              application="linkedin"
              name="LinkedIn"
              onOutcome={({ status }) => hear(`${status}, render ${renders}`)}
            />
          )}
        </ConnectProvider>
      )}
      <ol>
        {heard.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Toggled />
    </StrictMode>,
  );
