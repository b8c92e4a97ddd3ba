import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { connectionRowGuide } from '../../../../.storybook/guides/connectionRowGuide.tsx';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionRow } from './ConnectionRow.tsx';
import { anyConnection, OneConnection } from './OneConnection.fixture.tsx';

const meta = {
  title: 'Components/ConnectionRow',
  component: ConnectionRow,
  args: { connection: anyConnection, onDisconnected: fn(), onReconnected: fn(), onRenamed: fn() },
  argTypes: { connection: { control: false }, actions: { control: false } },
  parameters: {
    layout: 'padded',
    guide: connectionRowGuide,
    live: { connections: [{ application: 'linkedin', accountName: 'jane@example.com' }] },
  },
  render: (args) => (
    <OneConnection
      show={(connection) => (
        <ul className="connect-list story-page story-plain">
          <ConnectionRow {...args} connection={connection} />
        </ul>
      )}
    />
  ),
} satisfies Meta<typeof ConnectionRow>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Connected: Story = {
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('listitem');
    await expect(row).toHaveAttribute('data-state', 'connected');
    await expect(row.clientWidth).toBeGreaterThan(200);
    await expect(
      canvas.queryByRole('button', {
        name: strings.reconnectAccount(strings.account('LinkedIn', 'jane@example.com')),
      }),
    ).not.toBeInTheDocument();
  },
};

export const Checking: Story = {
  parameters: {
    state: 'pending',
    live: { connections: [{ application: 'linkedin', accountName: 'jane@example.com', status: 'pending' }] },
  },
};

/** Offers a new sign-in. */
export const NeedsAttention: Story = {
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com', status: 'needs_attention' }],
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByRole('button', {
      name: strings.reconnectAccount(strings.account('LinkedIn', 'jane@example.com')),
    });
  },
};

export const Unknown: Story = {
  parameters: {
    live: { connections: [{ application: 'linkedin', accountName: 'jane@example.com', status: 'unknown' }] },
  },
};

/** The user's label comes before the account's name. */
export const Labelled: Story = {
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com', label: 'Recruiting' }],
    },
  },
};

/** Under a heading with the application's name, the row names the account. */
export const Grouped: Story = { args: { isGrouped: true } };

/** Without buttons. */
export const WithoutActions: Story = {
  args: { actions: <></> },
  parameters: { sample: 'WithoutActions' },
  play: async ({ canvas }) => {
    await canvas.findByRole('listitem');
    await expect(canvas.queryByRole('button')).not.toBeInTheDocument();
  },
};
