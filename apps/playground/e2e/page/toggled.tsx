import { ConnectAccountButton, ConnectProvider, type AttemptEvent } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app whose button can be unmounted, alone or with its provider. The URL sets `base` and `hostedOrigin`. */
function Toggled() {
  const [isHere, setHere] = useState(true);
  const [isShown, setShown] = useState(true);
  const [renders, setRenders] = useState(0);
  const [lines, setLines] = useState<string[]>([]);
  const addLine = (text: string) => setLines((earlier) => [...earlier, text]);
  const handleEvent = (event: AttemptEvent) => addLine(`${event.type}, render ${renders}`);
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
          onEvent={handleEvent}
        >
          {isShown && (
            <ConnectAccountButton
              application="linkedin"
              name="LinkedIn"
              onOutcome={({ status }) => addLine(`${status}, render ${renders}`)}
            />
          )}
        </ConnectProvider>
      )}
      <ol>
        {lines.map((text, index) => (
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
