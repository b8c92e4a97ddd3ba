import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AccountAvatar, ConnectionList, RelativeTime, useConnections } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { de } from '../locales/de.ts';

afterEach(cleanup);

function OwnRows() {
  const { connections } = useConnections();
  return connections.map((connection) => (
    <p key={connection.id}>
      <AccountAvatar connection={connection} className="own" unstyled />
      <RelativeTime at={connection.lastUsedAt} ago={(ago) => `Benutzt ${ago}`} />
    </p>
  ));
}

const picture = () => document.querySelector('img');

test('a custom row has the picture of the application and a time in the language of the app', async () => {
  const live = await startLiveApp();
  await live.seed([{ application: 'notion', accountName: 'ada', usedMinutesAgo: 120 }]);
  render(
    <live.App locale={de}>
      <OwnRows />
    </live.App>,
  );
  const time = await screen.findByText('Benutzt vor 2 Stunden');
  expect(Date.parse(time.getAttribute('datetime') ?? '')).toBeLessThan(Date.now() - 119 * 60_000);
  expect(time.title).not.toBe('');
  await waitFor(() => expect(picture()).not.toBeNull());
  const avatar = document.querySelector('.own');
  expect(avatar?.getAttribute('data-part')).toBe('avatar');
  expect(avatar?.getAttribute('aria-hidden')).toBe('true');
});

test('pictures keep their size without any styles', async () => {
  const live = await startLiveApp();
  await live.seed([{ application: 'notion', accountName: 'ada' }]);
  render(
    <live.App>
      <ConnectionList unstyled />
    </live.App>,
  );
  await waitFor(() => expect(picture()?.complete).toBe(true));
  const { width, height } = picture()?.getBoundingClientRect() ?? {};
  expect([width, height]).toEqual([36, 36]);
});

test('a time that cannot be read, or is absent, shows nothing', async () => {
  const live = await startLiveApp();
  render(
    <live.App>
      <RelativeTime at={undefined} />
      <RelativeTime at="yesterday" />
      <RelativeTime at="2026-01-01T00:00:00Z" className="own" name="last-used" />
    </live.App>,
  );
  const [time, ...others] = screen.getAllByRole('time');
  expect(others).toEqual([]);
  expect(time?.className).toBe('connect-time own');
  expect(time?.getAttribute('data-part')).toBe('last-used');
});
