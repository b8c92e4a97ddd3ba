import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function App({ hostedOrigin }: { hostedOrigin: string | undefined }) {
  const [outcome, setOutcome] = useState('');
  const post = async (form: FormData) => {
    const response = await fetch('/api/posts', { method: 'POST', body: form.get('text') });
    setOutcome(await response.text());
  };
  const mode = new URLSearchParams(location.search).get('mode') === 'redirect' ? 'redirect' : 'popup';
  return (
    <ConnectProvider owner="page" hostedOrigin={hostedOrigin}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" mode={mode} />
      <ConnectionList />
      <form action={post}>
        <input name="text" aria-label="Text" />
        <button>Post</button>
      </form>
      <output>{outcome}</output>
    </ConnectProvider>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App hostedOrigin={root.dataset.hostedOrigin} />
    </StrictMode>,
  );
