import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import { providerArgTypes } from '../../../../.storybook/docs/providerArgTypes.ts';
import { connectProviderGuide } from '../../../../.storybook/guides/connectProviderGuide.tsx';
import { press } from '../../../../.storybook/inDocs.ts';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import type { LiveServer } from '../../../../.storybook/live/LiveServer.ts';
import { standInEnvironment } from '../../../../.storybook/live/standInEnvironment.ts';

import { de } from '../locales/de.ts';
import { en } from '../locales/en.ts';
import { ConnectAccountButton } from '../button/ConnectAccountButton.tsx';
import { ConnectionList } from '../list/ConnectionList.tsx';
import { ConnectProvider, type ConnectProviderProps } from './ConnectProvider.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' };

const meta = {
  title: 'Components/ConnectProvider',
  component: ConnectProvider,
  args: { owner: 'page', onEvent: fn() },
  argTypes: { ...providerArgTypes, children: { control: false } },
  parameters: {
    guide: connectProviderGuide,
    live: { connections: [jane] },
    layout: 'padded',
    sample: 'AroundTheApp',
  },
  render: (args, { loaded }) => <App {...args} server={liveOf(loaded)} />,
} satisfies Meta<typeof ConnectProvider>;

export default meta;
type Story = StoryObj<typeof meta>;

function App({ server, ...options }: ConnectProviderProps & { server: LiveServer }): ReactElement {
  const [environment] = useState(() => standInEnvironment(server));
  return (
    <ConnectProvider
      hostedOrigin={location.origin}
      {...options}
      fetch={server.fetch}
      environment={environment}
    >
      <div className="story-page">
        <div className="story-heading">
          <ConnectAccountButton application="notion" />
        </div>
        <ConnectionList />
      </div>
    </ConnectProvider>
  );
}

/** A list immediately shows what a button connects, because they share a cache. */
export const AroundTheApp: Story = {
  play: async ({ args, canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(1);
    await press(await canvas.findByRole('button', { name: en.connect('Notion') }));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
    await expect(args.onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: 'connection.created' }));
  },
};

/** With data from the server, the first paint shows rows instead of a skeleton. */
export const FromTheServer: Story = {
  args: {
    initialApplications: [
      { application: 'linkedin', name: 'LinkedIn' },
      { application: 'notion', name: 'Notion' },
    ],
    initialConnections: [
      {
        ...jane,
        id: 'from-the-server',
        status: 'connected',
        connectedAt: '2026-01-01T00:00:00Z',
      },
    ],
  },
  parameters: {
    sample: 'FromTheServer',
    live: { trouble: { listConnections: 'silent', listApplications: 'silent' } },
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('jane@example.com')).toBeVisible();
    await expect(canvasElement.querySelector('[data-part="skeleton"]')).toBeNull();
  },
};

/** Each language is a separate file. */
export const InGerman: Story = {
  args: { locale: de },
  parameters: { sample: 'InGerman' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: de.connect('Notion') })).toBeVisible();
  },
};
