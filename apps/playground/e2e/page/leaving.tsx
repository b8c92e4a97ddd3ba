import { ConnectProvider, useConnectPopup } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app that connects with a redirect, and has a button to cancel. */
function Leaving() {
  const [outcomes, setOutcomes] = useState<string[]>([]);
  const popup = useConnectPopup({
    application: 'linkedin',
    mode: 'redirect',
    onOutcome: ({ status }) => setOutcomes((earlier) => [...earlier, status]),
  });
  return (
    <>
      <button onClick={() => void popup.open()}>Open</button>
      <button onClick={popup.cancel}>Cancel</button>
      <p>State: {popup.state}</p>
      <ol>
        {outcomes.map((text, index) => (
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
