import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DisconnectButton, RenameForm } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { anyConnection } from '../list/OneConnection.fixture.tsx';

afterEach(cleanup);

type Close = () => void;
type Listen = (close: Close) => Close;

function listen(target: EventTarget, capture: boolean, close: Close): Close {
  const closeOnEscape = (event: Event) => event instanceof KeyboardEvent && event.key === 'Escape' && close();
  target.addEventListener('keydown', closeOnEscape, capture);
  return () => target.removeEventListener('keydown', closeOnEscape, capture);
}

/** Where dialogs of component libraries listen for Escape. Some of them ignore `preventDefault`. */
const hosts: [string, Listen][] = [
  ['the document, in capture, as Radix', (close) => listen(document, true, close)],
  ['the document, as Headless UI and Base UI', (close) => listen(document, false, close)],
  ['the window', (close) => listen(window, false, close)],
];

async function showIn(listenTo: Listen, content: ReactNode) {
  const live = await startLiveApp();
  const onClose = vi.fn<() => void>();
  const onCancel = vi.fn<() => void>();
  onTestFinished(listenTo(onClose));
  render(
    <live.App>
      {/* As MUI and React Aria: an event of React on an element around. */}
      <dialog
        ref={(element) => {
          if (element && !element.open) element.showModal();
        }}
        onCancel={onCancel}
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
      >
        {content}
        <input aria-label="Of the app" />
      </dialog>
    </live.App>,
  );
  const expectOpen = () => {
    expect(onClose).not.toHaveBeenCalled();
    expect(onCancel).not.toHaveBeenCalled();
  };
  return { expectOpen, onClose, onCancel };
}

test.each(hosts)(
  'Escape in a rename form stays there, with a dialog around that listens on %s',
  async (_, listenTo) => {
    const onLeave = vi.fn<() => void>();
    const host = await showIn(listenTo, <RenameForm connection={anyConnection} onClose={onLeave} />);
    const [field] = await screen.findAllByRole('textbox');
    if (!field) throw new Error('There is no field.');
    await userEvent.type(field, 'Recruiting');

    fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    host.expectOpen();
    expect(onLeave).not.toHaveBeenCalled();
    expect(field).toHaveProperty('value', 'Recruiting');

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
    host.expectOpen();

    screen.getByLabelText('Of the app').focus();
    await userEvent.keyboard('{Escape}');
    expect(host.onClose).toHaveBeenCalled();
  },
);

test.each(hosts)(
  'Escape in the disconnect dialog closes only that, in a dialog that listens on %s',
  async (_, listenTo) => {
    const host = await showIn(listenTo, <DisconnectButton connection={anyConnection} />);
    (await screen.findByRole('button', { name: /^Disconnect/ })).click();
    await waitFor(() => expect(screen.getAllByRole('dialog')).toHaveLength(2));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.getAllByRole('dialog')).toHaveLength(1));
    host.expectOpen();
  },
);
