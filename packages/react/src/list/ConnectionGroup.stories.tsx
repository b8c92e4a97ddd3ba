import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { inNarrowColumn } from '../../../../.storybook/inNarrowColumn.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionList } from './ConnectionList.tsx';

const two = [
  { application: 'linkedin', accountName: 'jane@example.com', label: 'Recruiting' },
  { application: 'notion', accountName: 'jane.doe' },
  { application: 'linkedin', accountName: 'sales@example.com', status: 'needs_attention' },
] as const;

const meta = {
  title: 'Components/ConnectionList/Groups',
  component: ConnectionList,
  args: { onDisconnected: fn() },
  parameters: { live: { connections: two }, layout: 'padded' },
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

const names = (element: HTMLElement) =>
  within(element)
    .getAllByRole('listitem')
    .map((item) =>
      item.querySelector('[role="heading"], [data-part="title"] > :first-child')?.textContent?.trim(),
    );

/** Several accounts of one application are grouped under its name. */
export const SeveralAccounts: Story = {
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('heading', { name: 'LinkedIn' })).toBeVisible();
    await expect(canvas.getAllByRole('heading')).toHaveLength(1);
    await expect(names(canvasElement)).toEqual(['LinkedIn', 'sales@example.com', 'Recruiting', 'Notion']);
  },
};

/** Signs in for one more account of the group's application. */
export const AddAnother: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, canvasElement, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: strings.addAnother('LinkedIn') }));
    await waitFor(() => expect(liveOf(loaded).emulator.identities()).toHaveLength(4));
    await waitFor(() => expect(names(canvasElement)).toHaveLength(5));
  },
};

/** With one account left, the heading disappears, and the remaining row is still the same element. */
export const BackToOne: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, canvasElement, userEvent }) => {
    const named = { name: strings.disconnectAccount(strings.account('LinkedIn', 'sales@example.com')) };
    const stays = (await canvas.findByText('Recruiting')).closest('li');
    await userEvent.click(canvas.getByRole('button', named));
    await userEvent.click(
      within(canvas.getByRole('dialog')).getByRole('button', { name: strings.disconnect }),
    );
    await waitFor(() => expect(canvas.queryByRole('heading')).not.toBeInTheDocument());
    await expect(names(canvasElement)).toEqual(['LinkedIn', 'Notion']);
    await expect(canvas.getByText('Recruiting').closest('li')).toBe(stays);
  },
};

/** In a narrow column. */
export const Narrow: Story = {
  decorators: [inNarrowColumn],
};
