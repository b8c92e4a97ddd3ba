import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { expectFocus, press } from '../../../../.storybook/inDocs.ts';
import type { LiveOptions } from '../../../../.storybook/live/LiveOptions.ts';
import { strings } from '../../../../.storybook/words.ts';
import { relativeFormat } from '../strings/format.ts';
import { ConnectionList } from './ConnectionList.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;
const live: LiveOptions = {
  connections: [
    { application: 'notion', accountName: 'jane.doe', ageInMinutes: 90 * 24 * 60 },
    { application: 'salesforce', accountName: 'sales@example.com', status: 'needs_attention' },
    { ...jane, ageInMinutes: 12 },
  ],
  sessions: [
    { purpose: 'To post your message.', agent: 'Assistant', startedMinutesAgo: 2 },
    { purpose: 'To read your messages.', agent: 'Assistant', endReason: 'finished', startedMinutesAgo: 60 },
  ],
};

const meta = {
  title: 'Components/ConnectionList/Activity',
  component: ConnectionList,
  tags: ['!autodocs'],
  args: { showActivity: true },
  parameters: { live, layout: 'padded' },
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

/** When an account was last used, and a button that shows who used it, what for, and what runs. */
export const WithActivity: Story = {
  play: async ({ canvas }) => {
    const account = strings.account('LinkedIn', jane.accountName);
    const button = await canvas.findByRole('button', { name: strings.activityOf(account) });
    await expect(canvas.getAllByRole('button', { name: new RegExp(`^${strings.activity}`) })).toHaveLength(3);
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    const ago = relativeFormat(strings.locale).format(-2, 'minute');
    await expect(canvas.getByText(strings.lastUsedAgo(ago, 'Assistant'))).toBeVisible();
    await press(button);
    const activity = await canvas.findByRole('region', { name: strings.activityOf(account) });
    await expect(button).toHaveAttribute('aria-controls', activity.id);
    await expect(await within(activity).findAllByRole('listitem')).toHaveLength(2);
    await expect(within(activity).getByText(strings.sessionStatus.running)).toBeVisible();
    await expectFocus(button);
  },
};

/** Two accounts of one application. */
export const Grouped: Story = {
  parameters: {
    live: { ...live, connections: [jane, { ...jane, accountName: 'sales@example.com', usedMinutesAgo: 3 }] },
  },
  play: async ({ canvas }) => {
    const account = strings.account('LinkedIn', jane.accountName);
    await press(await canvas.findByRole('button', { name: strings.activityOf(account) }));
    const activity = await canvas.findByRole('region', { name: strings.activityOf(account) });
    await expect(await within(activity).findAllByRole('listitem')).toHaveLength(2);
  },
};
