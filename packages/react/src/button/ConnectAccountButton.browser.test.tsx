import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ConnectAccountButton } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';

afterEach(cleanup);

test.each([
  ['a mouse', 'mouse', 1],
  ['a finger, which may be about to scroll', 'touch', 0],
])('%s that comes down asks for an attempt: %s, %i', async (_, pointerType, attempts) => {
  const live = await startLiveApp();
  const asked: unknown[] = [];
  const fetch: typeof globalThis.fetch = (address, options) => {
    asked.push(options?.method);
    return live.server.fetch(address, options);
  };
  render(
    <live.App fetch={fetch}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
    </live.App>,
  );
  fireEvent.pointerDown(screen.getByRole('button', { name: 'Connect LinkedIn' }), { pointerType });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await waitFor(() => expect(asked.filter((method) => method === 'POST')).toHaveLength(attempts));
});
