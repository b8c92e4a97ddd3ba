import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApplicationPicker, ConnectAccountButton, ConnectionList } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

test('a ref is set once, however often the app renders', async () => {
  const onRef = vi.fn<(which: string, element: HTMLElement | null) => void>();
  const refs = {
    button: (element: HTMLElement | null) => onRef('button', element),
    list: (element: HTMLElement | null) => onRef('list', element),
    picker: (element: HTMLElement | null) => onRef('picker', element),
  };
  const page = (title: string) => (
    <live.App>
      <ConnectAccountButton application="linkedin" name="LinkedIn" ref={refs.button} title={title} />
      <ConnectionList ref={refs.list} title={title} />
      <ApplicationPicker ref={refs.picker} title={title} />
    </live.App>
  );
  const { rerender } = render(page('first'));
  await screen.findByText(strings.empty);
  expect(onRef).toHaveBeenCalledWith('button', screen.getAllByTitle('first')[0]);
  expect(onRef).toHaveBeenCalledWith('list', screen.getByRole('region', { name: strings.list }));
  expect(onRef).toHaveBeenCalledWith('picker', screen.getByRole('region', { name: strings.picker }));
  onRef.mockClear();
  for (const title of ['second', 'third']) rerender(page(title));
  expect(onRef).not.toHaveBeenCalled();
});
