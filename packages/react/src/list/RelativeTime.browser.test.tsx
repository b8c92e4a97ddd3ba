import { cleanup, screen, waitFor } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConnectionList, type ConnectProviderProps } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);
const App = (props: Partial<ConnectProviderProps>) => <live.App {...props} />;
const time = () => screen.getByRole('time', { hidden: true });

test("a time in the server's zone is replaced with the reader's", async () => {
  const connectedAt = '2026-01-01T00:00:00Z';
  const page = (
    <App
      initialApplications={[{ application: 'notion', name: 'Notion' }]}
      initialConnections={[
        { id: 'c1', application: 'notion', accountName: 'ada', status: 'connected', connectedAt },
      ]}
    >
      <ConnectionList />
    </App>
  );
  live.server.options.trouble = { listConnections: 'silent' };
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  const written = { text: time().textContent, title: time().title };
  time().textContent = time().title = 'in the zone of the server';

  const root = hydrateRoot(container, page);
  await waitFor(() => expect({ text: time().textContent, title: time().title }).toEqual(written));
  root.unmount();
  container.remove();
});
