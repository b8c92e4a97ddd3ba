import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { disconnectButtonGuide } from '../../../../.storybook/guides/disconnectButtonGuide.tsx';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { DisconnectButton } from './DisconnectButton.tsx';
import { anyConnection, OneConnection } from '../list/OneConnection.fixture.tsx';

const meta = {
  title: 'Components/DisconnectButton',
  component: DisconnectButton,
  args: { connection: anyConnection, onDisconnected: fn() },
  argTypes: { connection: { control: false }, children: { control: 'text' } },
  parameters: {
    guide: disconnectButtonGuide,
    live: { connections: [{ application: 'linkedin', accountName: 'jane@example.com' }] },
  },
  render: (args) => (
    <OneConnection show={(connection) => <DisconnectButton {...args} connection={connection} />} />
  ),
} satisfies Meta<typeof DisconnectButton>;

export default meta;
type Story = StoryObj<typeof meta>;

const name = () => strings.disconnectAccount(strings.account('LinkedIn', 'jane@example.com'));

export const Idle: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: name() })).toBeVisible();
  },
};

export const Asking: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: name() }));
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible());
  },
};

/** The request fails. The dialog stays open and shows the reason. */
export const Fails: Story = {
  tags: ['!autodocs'],
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com' }],
      trouble: { deleteConnection: 'offline' },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: name() }));
    const dialog = within(canvas.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: strings.disconnect }));
    await expect(await dialog.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
  },
};

/** While the account is disconnected, no button can be pressed. */
export const Busy: Story = {
  tags: ['!autodocs'],
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com' }],
      trouble: { deleteConnection: 'silent' },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: name() }));
    const dialog = within(canvas.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: strings.disconnect }));
    await waitFor(() => expect(dialog.getByText(spaced(strings.disconnecting))).toBeVisible());
  },
};

export const OwnLabel: Story = { args: { children: 'Remove' } };
