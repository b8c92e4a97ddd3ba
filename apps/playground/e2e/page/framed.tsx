import { ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { createRoot } from 'react-dom/client';
import { AccountsWithOutcomes } from './AccountsWithOutcomes.tsx';

const settings = new URLSearchParams(location.search);
const token = settings.get('token');

/** Adds the token of the page to each request, as apps in frames do whose embedder signs the user in. */
const fetchWithToken: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...init, headers });
};

/** An app for a frame. The URL sets `hostedOrigin`, and `token` if the session is not a cookie. */
function Framed() {
  return (
    <ConnectProvider
      owner={{ userId: 'user-a' }}
      hostedOrigin={settings.get('hostedOrigin') ?? ''}
      fetch={token ? fetchWithToken : undefined}
    >
      <AccountsWithOutcomes returnTo={settings.get('returnTo') ?? undefined} />
    </ConnectProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Framed />);
