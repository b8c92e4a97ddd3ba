import { useIdentityPopup } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app that makes its sign-in address itself: the hook alone, without provider and handler. */
function OwnLink() {
  const [heard, setHeard] = useState<string[]>([]);
  const { open, isOpen, isBlocked } = useIdentityPopup({
    startUrl: settings.get('startUrl') ?? '',
    hostedOrigin: settings.get('hostedOrigin') ?? '',
    onIdentityCreated: (identityId) => setHeard((earlier) => [...earlier, identityId]),
  });
  return (
    <>
      <button onClick={() => open()}>Connect</button>
      <output>{isBlocked ? 'blocked' : isOpen ? 'open' : 'closed'}</output>
      <ul>
        {heard.map((identityId, index) => (
          <li key={index}>{identityId}</li>
        ))}
      </ul>
    </>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <OwnLink />
    </StrictMode>,
  );
