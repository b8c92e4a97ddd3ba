import { render, screen, waitFor } from '@testing-library/react';
import { vi } from 'vitest';
import type { LiveOptions, SeededConnection } from '../../../../.storybook/live/LiveOptions.ts';
import { ConnectionList, type Connection, type ConnectProviderProps } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en } from '../locales/en.ts';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;

/** An account that was connected once more. */
export const newer: SeededConnection = { ...jane, ageInMinutes: 10 };
/** An account that no agent has used. */
export const unused: SeededConnection = { ...jane, ageInMinutes: 600 };
/** An account that agents use. */
export const older: SeededConnection = { ...unused, usedMinutesAgo: 500 };
/** The newer one comes first, as in the list. */
export const twice = [newer, older];

/** A storage that belongs to one test. */
function createStorage() {
  const stored = new Map<string, string>();
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
}

/** A list of these connections, whose sign-in waits until the test completes it. */
export async function startSame(connections: SeededConnection[], options: LiveOptions = {}) {
  const live = await startLiveApp({ visit: 'stays', ...options });
  await live.seed(connections);
  const environment = { ...live.environment, localStorage: createStorage() };
  const opened = vi.spyOn(environment, 'open');
  const disconnected = vi.fn<(connection: Connection) => void>();
  const reconnected = vi.fn<(connection: Connection) => void>();

  const show = (props: Partial<ConnectProviderProps> = {}) =>
    render(
      <live.App environment={environment} {...props}>
        <ConnectionList
          onDisconnected={disconnected}
          onReconnected={reconnected}
          showAgentAccess
          showActivity
        />
      </live.App>,
    );
  const stored = () => live.server.store.findConnections({ owner: { tenantId: '', userId: 'jane' } });
  const ids = (await stored()).map(({ id }) => id);
  return {
    live,
    environment,
    disconnected,
    reconnected,
    show,
    /** The ids before anything happened, newest first. */
    ids,
    /** The ids that the server has now, newest first. */
    storedIds: async () => (await stored()).map(({ id }) => id),
    /** Completes the sign-in in the window that was opened last. */
    signIn: async (account: string = jane.accountName) => {
      const token = await waitFor(() => {
        const newest = live.server.emulator.tokens().find(({ usedAt }) => usedAt === null);
        if (!newest) throw new Error('No sign-in has begun.');
        return newest.token;
      });
      const { redirectUrl } = live.server.emulator.completeSignIn(token, account);
      opened.mock.results.at(-1)?.value?.location.replace(redirectUrl);
    },
  };
}

/** The notice, if there is one. */
export const notice = () => document.querySelector<HTMLElement>('[data-part="same-account"]');

/** Waits for the notice and presses one of its buttons. */
export async function press(label: string): Promise<void> {
  const button = await screen.findByRole('button', { name: new RegExp(`^${label} \\(LinkedIn`) });
  button.focus();
  button.click();
}

export const pressRefresh = () => press(en.refresh);
