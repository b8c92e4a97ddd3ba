import { ConnectProvider } from '@kit/react';
import { createRoot } from 'react-dom/client';
import { AccountsWithOutcomes } from './AccountsWithOutcomes.tsx';

const settings = new URLSearchParams(location.search);

/** An app whose handler is on another origin. The URL sets `base`, `hostedOrigin` and `mode`. */
function Apart() {
  return (
    <ConnectProvider
      owner={{ userId: 'user-a' }}
      baseUrl={settings.get('base') ?? ''}
      hostedOrigin={settings.get('hostedOrigin') ?? ''}
      mode={settings.get('mode') === 'redirect' ? 'redirect' : 'auto'}
    >
      <AccountsWithOutcomes />
    </ConnectProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Apart />);
