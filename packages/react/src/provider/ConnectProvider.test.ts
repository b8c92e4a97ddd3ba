import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import {
  ApplicationPicker,
  ConnectAccountButton,
  ConnectionList,
  ConnectProvider,
  type ConnectProviderProps,
} from '../index.ts';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';

const initialConnections = [
  {
    id: 'c1',
    application: 'linkedin',
    accountName: 'jane@example.com',
    status: 'connected',
    connectedAt: '2026-01-01T00:00:00Z',
  } as const,
];
const initialApplications = [{ application: 'linkedin', name: 'LinkedIn' }];
const fetch = vi.fn<typeof globalThis.fetch>();
const consoleError = vi.spyOn(console, 'error');
afterEach(() => vi.clearAllMocks());

const render = (props: Partial<ConnectProviderProps>) =>
  renderToString(
    createElement(ConnectProvider, { owner: 'page', fetch, ...props }, [
      createElement(ConnectionList, { key: 'list' }),
      createElement(ApplicationPicker, { key: 'picker' }),
    ]),
  );

test('a server renders the initial data and sends no request', () => {
  const html = render({ initialConnections, initialApplications });
  expect(html).toContain('jane@example.com');
  expect(html.match(/data-state="ready"/g)).toHaveLength(2);
  expect(fetch).not.toHaveBeenCalled();
  expect(consoleError).not.toHaveBeenCalled();
});

test('without initial data, a server renders the loading state', () => {
  expect(render({}).match(/data-state="loading"/g)).toHaveLength(2);
});

const onServer = (props: Partial<ConnectProviderProps>) =>
  renderToString(
    createElement(
      ConnectProvider,
      { owner: 'page', ...props },
      createElement(ConnectAccountButton, { application: 'linkedin' }),
    ),
  );

test('a server renders in the given language, by default in English', () => {
  expect(onServer({})).toContain('Connect Linkedin');
  expect(onServer({ locale: undefined })).not.toContain('dir=');
  expect(onServer({ locale: de })).toContain('Linkedin verbinden');
  expect(onServer({ locale: ar })).toMatch(/<form[^>]* dir="rtl"/);
});

test('a long-running server renders the current time', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T01:00:00Z') });
  expect(render({ initialConnections, initialApplications })).toContain('Connected 1 hour ago');
  vi.setSystemTime(Date.parse('2026-01-05T00:00:00Z'));
  expect(render({ initialConnections, initialApplications })).toContain('Connected 4 days ago');
  vi.useRealTimers();
});
