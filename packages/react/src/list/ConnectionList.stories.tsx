import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, waitFor, within } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { connectionListGuide } from '../../../../.storybook/guides/connectionListGuide.tsx';
import { press } from '../../../../.storybook/inDocs.ts';
import { inNarrowColumn } from '../../../../.storybook/inNarrowColumn.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import type { LiveOptions } from '../../../../.storybook/live/LiveOptions.ts';
import { strings } from '../../../../.storybook/words.ts';
import { InSettings as InSettingsSample } from '../../../../.storybook/samples/InSettings.tsx';
import { OwnEmpty as OwnEmptySample } from '../../../../.storybook/samples/OwnEmpty.tsx';
import { ConnectAccountButton } from '../button/ConnectAccountButton.tsx';
import { relativeFormat } from '../strings/format.ts';
import { ConnectionList } from './ConnectionList.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;
const accounts: LiveOptions = {
  connections: [
    { application: 'notion', accountName: 'jane.doe', ageInMinutes: 90 * 24 * 60 },
    { application: 'salesforce', accountName: 'sales@example.com', status: 'needs_attention' },
    { ...jane, ageInMinutes: 12, usedMinutesAgo: 12, usedBy: 'Research agent' },
  ],
};

const meta = {
  title: 'Components/ConnectionList',
  component: ConnectionList,
  args: { onDisconnected: fn(), onReconnected: fn() },
  argTypes: { empty: { control: 'text' } },
  parameters: { guide: connectionListGuide, live: accounts, layout: 'padded' },
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

const disconnectName = () => strings.disconnectAccount(strings.account('LinkedIn', jane.accountName));
const reconnectName = () => strings.reconnectAccount(strings.account('Salesforce', 'sales@example.com'));

export const Accounts: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(3);
    const ago = relativeFormat(strings.locale).format(-12, 'minute');
    await expect(canvas.getByText(strings.connectedAgo(ago)).closest('time')).toHaveAttribute('datetime');
    await expect(canvas.getByRole('button', { name: disconnectName() })).toBeVisible();
    await expect(canvas.getAllByRole('button', { name: reconnectName() })).toHaveLength(1);
    const [first] = canvas.getAllByRole('listitem');
    await expect(first).toHaveAttribute('data-state', 'needs_attention');
    await expect(canvas.getByText(strings.lastUsedAgo(ago, 'Research agent'))).toBeVisible();
  },
};

export const EveryStatus: Story = {
  parameters: {
    live: {
      connections: [
        { application: 'notion', accountName: 'jane.doe', status: 'unknown' },
        { application: 'salesforce', accountName: '', status: 'needs_attention' },
        { application: 'linkedin', accountName: 'second@example.com', status: 'pending', ageInMinutes: 0 },
        jane,
      ],
    },
  },
};

export const Loading: Story = {
  parameters: { live: { trouble: { listConnections: 'silent' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: strings.list })).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.getByText(strings.loading)).toBeInTheDocument();
  },
};

export const Empty: Story = {
  parameters: { live: { connections: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(strings.empty)).toBeVisible();
  },
};

/** The app's own content for an empty list. */
export const OwnEmpty: Story = {
  parameters: { live: { connections: [] }, sample: 'OwnEmpty' },
  render: () => <OwnEmptySample />,
};

/** The server cannot read its store. Retry loads the accounts once it can. */
export const Failed: Story = {
  parameters: { live: { ...accounts, storeFails: true } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(strings.listFailed)).toBeVisible();
    await expect(canvas.getByRole('button', { name: strings.retry })).toBeVisible();
  },
};

export const Retry: Story = {
  tags: ['!autodocs'],
  parameters: { live: { ...accounts, storeFails: true } },
  play: async ({ canvas, loaded, userEvent }) => {
    const retry = await canvas.findByRole('button', { name: strings.retry });
    liveOf(loaded).fix();
    await userEvent.click(retry);
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(3);
    await waitFor(() => expect(canvas.getByRole('region', { name: strings.list })).toHaveFocus());
  },
};

/** Reconnecting keeps the row and replaces its sign-in. */
export const Reconnect: Story = {
  tags: ['!autodocs'],
  play: async ({ args, canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: reconnectName() }));
    await waitFor(() => expect(args.onReconnected).toHaveBeenCalledOnce());
    await waitFor(() =>
      expect(canvas.queryByText(strings.status.needs_attention.label)).not.toBeInTheDocument(),
    );
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await expect(liveOf(loaded).emulator.identities()).toHaveLength(3);
  },
};

/** A dialog asks first, with the focus on Cancel. Cancel and Escape close it and return the focus. */
export const Confirm: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, step }) => {
    const disconnect = await canvas.findByRole('button', { name: disconnectName() });
    await step('Keep it', async () => {
      await userEvent.click(disconnect);
      await expect(canvas.getByRole('button', { name: strings.cancel })).toHaveFocus();
      await userEvent.click(canvas.getByRole('button', { name: strings.cancel }));
      await expect(canvas.queryByRole('dialog')).not.toBeInTheDocument();
      await expect(disconnect).toHaveFocus();
    });
    await userEvent.click(disconnect);
    const dialog = canvas.getByRole('dialog', { name: strings.confirmTitle('LinkedIn') });
    await waitFor(() => expect(dialog).toBeVisible());
  },
};

export const Disconnect: Story = {
  tags: ['!autodocs'],
  play: async ({ args, canvas, canvasElement, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: disconnectName() }));
    const dialog = within(canvas.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: strings.disconnect }));

    await waitFor(() => expect(args.onDisconnected).toHaveBeenCalledOnce());
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
    await waitFor(() => expect(canvas.getByRole('region', { name: strings.list })).toHaveFocus());
    await waitFor(() =>
      expect(within(canvasElement).getByRole('status')).toHaveTextContent(
        strings.announceDisconnected(strings.account('LinkedIn', 'jane@example.com')),
      ),
    );
    await expect(liveOf(loaded).emulator.identities()).toHaveLength(2);
  },
};

/** The request fails. The dialog stays open and shows the reason. */
export const DisconnectFails: Story = {
  tags: ['!autodocs'],
  parameters: { live: { ...accounts, trouble: { deleteConnection: 'offline' } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: disconnectName() }));
    const dialog = within(canvas.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: strings.disconnect }));
    await expect(await dialog.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
    await expect(dialog.getByRole('button', { name: strings.disconnect })).toHaveFocus();
  },
};

/** In a narrow column, with names that do not fit. A menu holds the actions. */
export const Narrow: Story = {
  play: async ({ canvas, userEvent }) => {
    const account = strings.account('Salesforce', 'a');
    const button = await canvas.findByRole('button', { name: strings.actionsOf(account) });
    await expect(canvas.queryByRole('button', { name: strings.renameAccount(account) })).toBeNull();
    await userEvent.click(button);
    const menu = within(await canvas.findByRole('menu', { name: strings.actionsOf(account) }));
    await expect(menu.getAllByRole('menuitem')).toHaveLength(2);
  },
  parameters: {
    live: {
      connections: [
        { application: 'salesforce', accountName: 'a', status: 'needs_attention' },
        { ...jane, accountName: 'maximiliane.von-hohenfels@vertrieb.international.example.com' },
      ],
    },
  },
  decorators: [inNarrowColumn],
};

/** As in an app. Connecting an account adds it to the list. */
export const InSettings: Story = {
  parameters: { live: { connections: accounts.connections?.slice(0, 2) }, sample: 'InSettings' },
  render: (args) => <InSettingsSample {...args} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(2);
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(3));
  },
};

function FleetingButton() {
  const [isThere, setThere] = useState(true);
  return (
    isThere && (
      <ConnectAccountButton
        application="linkedin"
        onPointerUp={() => setTimeout(() => setThere(false), 50)}
      />
    )
  );
}

/** An attempt continues after its button unmounts. The new account still appears in the list. */
export const ButtonGone: Story = {
  tags: ['!dev', '!autodocs'],
  parameters: { live: { connections: accounts.connections?.slice(0, 2) } },
  render: (args) => (
    <>
      <FleetingButton />
      <ConnectionList {...args} />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: /LinkedIn$/ })).not.toBeInTheDocument());
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(3));
  },
};
