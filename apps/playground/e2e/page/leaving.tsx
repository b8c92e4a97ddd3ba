import { ConnectProvider, useConnectPopup } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app that signs in in place of itself, and lets its user think again. */
function Leaving() {
  const [heard, setHeard] = useState<string[]>([]);
  const popup = useConnectPopup({
    application: 'linkedin',
    mode: 'redirect',
    onOutcome: ({ status }) => setHeard((earlier) => [...earlier, status]),
  });
  return (
    <>
      <button onClick={() => void popup.open()}>Open</button>
      <button onClick={popup.cancel}>Cancel</button>
      <p>State: {popup.state}</p>
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
      <ConnectProvider owner="page" hostedOrigin={settings.get('hostedOrigin') ?? ''}>
        <Leaving />
      </ConnectProvider>
    </StrictMode>,
  );
