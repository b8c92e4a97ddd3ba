import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '@kit/react/styles.css';
import { ApplicationPicker, type Connection, type Outcome } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

afterEach(cleanup);

test('a search that hides a tile does not end its attempt, and the app receives the outcome', async () => {
  const live = await startLiveApp();
  live.server.options.visit = 'stays';
  const open = vi.spyOn(live.environment, 'open');
  const connected = vi.fn<(connection: Connection) => void>();
  const ended = vi.fn<(outcome: Outcome) => void>();
  render(
    <live.App>
      <ApplicationPicker searchFrom={1} onConnected={connected} onOutcome={ended} />
    </live.App>,
  );
  (await screen.findByRole('button', { name: strings.connect('LinkedIn') })).click();
  await userEvent.type(screen.getByRole('searchbox'), 'notion');
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  await live.signIn(open.mock.results.at(-1)?.value);
  await waitFor(() => expect(connected).toHaveBeenCalledOnce());
  expect(ended).toHaveBeenCalledOnce();
});
