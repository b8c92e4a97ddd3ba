import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApplicationPicker, ConnectAccountButton, ConnectionList } from '../index.ts';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';
import { strings } from './strings.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

test('a ref is told of its element once, however often the app renders', async () => {
  const told = vi.fn<(which: string, element: HTMLElement | null) => void>();
  const refs = {
    button: (element: HTMLElement | null) => told('button', element),
    list: (element: HTMLElement | null) => told('list', element),
    picker: (element: HTMLElement | null) => told('picker', element),
  };
  const page = (
    <live.App>
      <ConnectAccountButton application="linkedin" name="LinkedIn" ref={refs.button} />
      <ConnectionList ref={refs.list} />
      <ApplicationPicker ref={refs.picker} />
    </live.App>
  );
  const { rerender } = render(page);
  await screen.findByText(strings.empty);
  const whole = told.mock.calls.length; // StrictMode attaches twice
  const list = screen.getByRole('region', { name: strings.list });
  expect(told.mock.calls.filter(([which]) => which === 'list').at(-1)).toEqual(['list', list]);
  told.mockClear();
  live.server.options.connections = [];
  for (let renders = 0; renders < 3; renders += 1)
    rerender(
      <live.App>
        <ConnectAccountButton application="linkedin" name={`LinkedIn ${renders}`} ref={refs.button} />
        <ConnectionList ref={refs.list} title={`${renders}`} />
        <ApplicationPicker ref={refs.picker} title={`${renders}`} />
      </live.App>,
    );
  expect(whole).toBeGreaterThan(0);
  expect(told).not.toHaveBeenCalled();
});
