import { ConnectProvider, useConnections, useIdentityPopup } from '@kit/react';
function Inner() {
  const p = useIdentityPopup({ application: 'linkedin' });
  const c = useConnections();
  return (
    <div>
      <button onClick={() => void p.open()}>Connect LinkedIn</button>
      <pre>{JSON.stringify([p.state, p.outcome, c.connections, c.error])}</pre>
    </div>
  );
}
export function App() {
  return (
    <ConnectProvider hostedOrigin="http://127.0.0.1:4400">
      <Inner />
    </ConnectProvider>
  );
}
