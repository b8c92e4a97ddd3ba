import { ConnectAccountButton, ConnectionList, ConnectProvider, type NativeShell } from '@kit/react';
import '@kit/react/styles.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { returnLink } from '../world/World.ts';

declare global {
  interface Window {
    /** What the preload script of the shell adds. */
    shell: Omit<NativeShell, 'returnLink'>;
  }
}

const settings = new URLSearchParams(location.search);
const userId = settings.get('userId') ?? '';
document.cookie = `demo_user=${userId}; path=/; secure`;

/** The page of an app in a native shell. The URL sets the user who is signed in, and `hostedOrigin`. */
function NativeApp() {
  const [events, setEvents] = useState<string[]>([]);
  return (
    <ConnectProvider
      owner={{ userId }}
      hostedOrigin={settings.get('hostedOrigin') ?? ''}
      native={{ returnLink, ...window.shell }}
      onEvent={(event) =>
        setEvents((earlier) => [...earlier, 'status' in event ? `${event.type} ${event.status}` : event.type])
      }
    >
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
      <ol aria-label="Events">
        {events.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </ConnectProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<NativeApp />);
