import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { optionArgTypes } from '../../../../.storybook/docs/optionArgTypes.ts';
import { reconnectButtonGuide } from '../../../../.storybook/guides/reconnectButtonGuide.tsx';
import { isDocs, press } from '../../../../.storybook/inDocs.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { ConnectedButton } from '../button/ButtonPhases.fixture.tsx';
import { ReconnectButton } from './ReconnectButton.tsx';
import { anyConnection, OneConnection } from '../list/OneConnection.fixture.tsx';

const meta = {
  title: 'Components/ReconnectButton',
  component: ReconnectButton,
  args: { connection: anyConnection, onReconnected: fn(), onOutcome: fn() },
  argTypes: {
    connection: { control: false },
    ...optionArgTypes('mode', 'returnTo', 'onOutcome'),
    variant: { control: 'inline-radio', options: ['solid', 'outline', 'plain'] },
    size: { control: 'inline-radio', options: ['medium', 'small'] },
    children: { control: 'text' },
  },
  parameters: {
    guide: reconnectButtonGuide,
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com', status: 'needs_attention' }],
    },
  },
  render: (args) => (
    <OneConnection show={(connection) => <ReconnectButton {...args} connection={connection} />} />
  ),
} satisfies Meta<typeof ReconnectButton>;

export default meta;
type Story = StoryObj<typeof meta>;

const name = () => strings.reconnectAccount(strings.account('LinkedIn', 'jane@example.com'));

export const Idle: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: name() })).toHaveAttribute('data-state', 'idle');
  },
};

/** The connection stays the same one. */
export const Reconnected: Story = {
  parameters: { sample: 'args', state: 'connected' },
  render: (args, { viewMode }) =>
    viewMode === 'docs' ? (
      <ConnectedButton variant="outline" size="small" />
    ) : (
      <OneConnection show={(connection) => <ReconnectButton {...args} connection={connection} />} />
    ),
  play: async ({ args, canvas }) => {
    if (isDocs()) return;
    await press(await canvas.findByRole('button', { name: name() }));
    await waitFor(() => expect(args.onReconnected).toHaveBeenCalledOnce());
    await expect(await canvas.findByText(strings.connected)).toBeVisible();
  },
};

export const Waiting: Story = {
  parameters: {
    live: {
      visit: 'stays',
      connections: [{ application: 'linkedin', accountName: 'jane@example.com', status: 'needs_attention' }],
    },
  },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: name() }));
    await expect(await canvas.findByText(spaced(strings.continueInWindow))).toBeVisible();
  },
};

export const OwnLabel: Story = { args: { children: 'Sign in again', variant: 'solid', size: 'medium' } };
