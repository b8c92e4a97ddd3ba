import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { inNarrowColumn } from '../../../../.storybook/inNarrowColumn.tsx';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionList } from './ConnectionList.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;
const connections = [
  { ...jane, ageInMinutes: 3 },
  { ...jane, ageInMinutes: 40 * 24 * 60, usedMinutesAgo: 90, usedBy: 'Research agent' },
  { application: 'notion', accountName: 'jane.doe' },
] as const;

const meta = {
  title: 'Components/ConnectionList/SameAccount',
  component: ConnectionList,
  args: { onDisconnected: fn(), onReconnected: fn() },
  parameters: { live: { connections }, layout: 'padded' },
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

const account = (number?: number) =>
  strings.account('LinkedIn', number ? `${jane.accountName} (${number})` : jane.accountName);
const named = (label: string, number = 2) => ({ name: strings.labelled(label, account(number)) });

/** An account was connected again. Equal names are numbered, and the later row asks what the user wants. */
export const ConnectedTwice: Story = {
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('button', named(strings.refresh))).toBeVisible();
    await expect(canvas.getByText(strings.sameAccount)).toBeVisible();
    const rows = [...canvasElement.querySelectorAll('[data-part="row"]')];
    await expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
      account(2),
      account(),
      strings.account('Notion', 'jane.doe'),
    ]);
    for (const number of [undefined, 2])
      await expect(
        canvas.getByRole('button', { name: strings.disconnectAccount(account(number)) }),
      ).toBeVisible();
  },
};

/** Signs in for the older connection, which agents use, and disconnects the other one. */
export const Refresh: Story = {
  tags: ['!autodocs'],
  play: async ({ args, canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', named(strings.refresh)));
    await waitFor(() => expect(args.onDisconnected).toHaveBeenCalledOnce());
    await expect(args.onReconnected).toHaveBeenCalledOnce();
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
    await expect(canvas.queryByText(strings.sameAccount)).not.toBeInTheDocument();
    await waitFor(() => expect(liveOf(loaded).emulator.identities()).toHaveLength(2));
  },
};

/** The rest cannot be disconnected. Both connections work, and Retry needs no other sign-in. */
export const DisconnectFails: Story = {
  tags: ['!autodocs'],
  parameters: { live: { connections, trouble: { deleteConnection: 'offline' } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', named(strings.refresh)));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
    await expect(canvas.getByRole('button', named(strings.retry))).toBeVisible();
  },
};

/** Hides the question and changes nothing. The names stay distinct. */
export const KeepBoth: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', named(strings.keepBoth)));
    await expect(canvas.queryByText(strings.sameAccount)).not.toBeInTheDocument();
    await expect(canvas.getByText(`${jane.accountName} (2)`)).toBeVisible();
    await waitFor(() => expect(canvas.getByText(`${jane.accountName} (2)`).closest('li')).toHaveFocus());
  },
};

/** Three times, in a narrow column. */
export const Narrow: Story = {
  parameters: { live: { connections: [{ ...jane, ageInMinutes: 1 }, ...connections] } },
  decorators: [inNarrowColumn],
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', named(strings.keepAll, 3))).toBeVisible();
  },
};
