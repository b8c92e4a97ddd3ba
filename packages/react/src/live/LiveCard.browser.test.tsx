import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import '@kit/react/styles.css';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import { LiveCard } from './LiveCard.tsx';
import { liveIn } from './liveIn.fixture.ts';

afterEach(cleanup);

test('the size of a card is the same before its content is loaded', async () => {
  const { App } = await startLiveApp();
  const card = (
    <App>
      <LiveCard result={liveIn('loading')} />
    </App>
  );
  // A server has not loaded the content, and neither has the page that hydrates what the server rendered.
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(card);
  const heightOf = () => container.querySelector('section')?.getBoundingClientRect().height;
  const before = heightOf();
  expect(screen.queryByText(strings.liveLoading)).toBeNull();
  expect(before).toBeGreaterThan(100);
  render(card, { container, hydrate: true });
  await screen.findByText(strings.liveLoading);
  expect(heightOf()).toBe(before);
});

test('that the user is needed before the content is loaded is announced', async () => {
  const { App } = await startLiveApp();
  const help = 'Please enter the code.';
  render(
    <App>
      <LiveCard result={liveIn('connecting', { help })} />
    </App>,
  );
  const text = `${strings.liveHelp} ${help}`;
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(text));
});

test('a card has the name of its applications, or the one that the app gives it', async () => {
  const { App } = await startLiveApp();
  render(
    <App>
      <LiveCard result={liveIn('live')} />
      <LiveCard result={liveIn('live')} aria-label="Your browser" />
    </App>,
  );
  await screen.findByRole('group', { name: strings.liveTitle('LinkedIn') });
  expect(screen.getByRole('group', { name: 'Your browser' })).toBeVisible();
});
