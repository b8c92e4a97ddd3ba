import { useIdentityPopup } from '@kit/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const settings = new URLSearchParams(location.search);

/** An app that creates its own sign-in URL, and uses the hook without a provider and handler. */
function OwnLink() {
  const [identityIds, setIdentityIds] = useState<string[]>([]);
  const { open, isOpen, isBlocked } = useIdentityPopup({
    startUrl: settings.get('startUrl') ?? '',
    hostedOrigin: settings.get('hostedOrigin') ?? '',
    onIdentityCreated: (identityId) => setIdentityIds((earlier) => [...earlier, identityId]),
  });
  return (
    <>
      <button onClick={() => open()}>Connect</button>
      <output>{isBlocked ? 'blocked' : isOpen ? 'open' : 'closed'}</output>
      <ul>
        {identityIds.map((identityId, index) => (
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
