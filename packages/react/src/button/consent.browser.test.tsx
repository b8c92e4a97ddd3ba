import { cleanup, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../styles.css';
import { ApplicationPicker, ConnectAccountButton, ConnectionRequest, ConnectProvider } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { de } from '../locales/de.ts';

afterEach(cleanup);

const sentence = "Acme's agents will act as you on LinkedIn. Disconnect any time.";
const described = () =>
  screen
    .getByRole('button', { name: /LinkedIn/ })
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

test('a button says who asks and what agents may do, and describes itself with it', async () => {
  const live = await startLiveApp({ product: 'Acme', consent: true });
  render(
    <live.App>
      <ConnectAccountButton application="linkedin" />
    </live.App>,
  );
  await screen.findByText(sentence);
  expect(described()).toBe(sentence);
});

test('the sentence is in the language of the page and has the name from the button', async () => {
  const live = await startLiveApp({ product: 'Acme', consent: true });
  render(
    <live.App locale={de}>
      <ConnectAccountButton application="linkedin" name="LinkedIn Sales" />
    </live.App>,
  );
  expect(await screen.findByText(de.consent('Acme', 'LinkedIn Sales'))).toBeTruthy();
});

test("the app's own text is shown as it is", async () => {
  const live = await startLiveApp({ consent: 'Acme reads your posts.' });
  render(
    <live.App locale={de}>
      <ConnectAccountButton application="linkedin" />
    </live.App>,
  );
  await screen.findByText('Acme reads your posts.');
  expect(screen.getByRole('button').getAttribute('aria-describedby')).not.toBeNull();
});

test.each([
  ['the server has none', { product: 'Acme' }, true],
  ['the app shows it elsewhere', { product: 'Acme', consent: true } as const, false],
])('nothing is shown if %s', async (_, options, showConsent) => {
  const live = await startLiveApp(options);
  render(
    <live.App>
      <ConnectAccountButton application="linkedin" showConsent={showConsent} />
    </live.App>,
  );
  await screen.findByRole('button', { name: 'Connect LinkedIn' });
  expect(screen.queryByText(/agents/)).toBeNull();
  expect(screen.getByRole('button').getAttribute('aria-describedby')).toBeNull();
});

test('each tile of a picker says it', async () => {
  const live = await startLiveApp({ product: 'Acme', consent: true });
  render(
    <live.App>
      <ApplicationPicker />
    </live.App>,
  );
  await screen.findByText(sentence);
  expect(described()).toBe(sentence);
  expect(screen.getAllByText(/^Acme's agents will act/)).toHaveLength(screen.getAllByRole('listitem').length);
});

test('a request says it above its buttons', async () => {
  const live = await startLiveApp({ product: 'Acme', consent: true });
  const id = await live.ask();
  render(
    <live.App>
      <ConnectionRequest requestId={id} />
    </live.App>,
  );
  await screen.findByText(sentence);
  expect(described()).toBe(sentence);
});

test('a page from the server has it before it hydrates', () => {
  const html = renderToString(
    <ConnectProvider
      owner="page"
      initialApplications={[{ application: 'linkedin', name: 'LinkedIn', product: 'Acme', consent: true }]}
    >
      <ConnectAccountButton application="linkedin" />
    </ConnectProvider>,
  );
  expect(html).toContain('agents will act as you on LinkedIn');
});

test.each([
  ['with the name of the product', { product: 'Acme' }, 'Acme\nConnect LinkedIn\nLoading…'],
  ['without one', {}, 'Connect LinkedIn\nLoading…'],
])('the window names the application while it loads: %s', async (_, options, text) => {
  const live = await startLiveApp({ ...options, visit: 'stays' });
  render(
    <live.App>
      <ConnectAccountButton application="linkedin" />
    </live.App>,
  );
  const open = vi.spyOn(live.environment, 'open');
  await userEvent.click(await screen.findByRole('button', { name: 'Connect LinkedIn' }));
  expect(open.mock.results[0]?.value?.document.body.textContent).toBe(text);
});
