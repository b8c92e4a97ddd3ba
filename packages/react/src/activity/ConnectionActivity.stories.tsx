import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { connectionActivityGuide } from '../../../../.storybook/guides/connectionActivityGuide.tsx';
import { expectFocus, press } from '../../../../.storybook/inDocs.ts';
import type { LiveOptions, SeededSession } from '../../../../.storybook/live/LiveOptions.ts';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { anyConnection, OneConnection } from '../list/OneConnection.fixture.tsx';
import { ConnectionActivity } from './ConnectionActivity.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;
const purpose = 'To post “We are hiring two engineers”.';
const running: SeededSession = { purpose, agent: 'Assistant', startedMinutesAgo: 2 };
const ended: SeededSession[] = [
  { purpose: 'To read your new messages.', agent: 'Assistant', endReason: 'finished', startedMinutesAgo: 45 },
  {
    purpose: 'To copy your deals to Salesforce.',
    agent: 'Night job',
    applications: ['linkedin', 'salesforce'],
    endReason: 'failed',
    startedMinutesAgo: 13 * 60,
  },
  { agent: 'Assistant', endReason: 'stopped', startedMinutesAgo: 2 * 24 * 60 },
  { endReason: 'expired', minutes: 20, startedMinutesAgo: 40 * 24 * 60 },
];
const live: LiveOptions = {
  connections: [jane, { application: 'salesforce', accountName: 'sales@example.com' }],
  sessions: [running, ...ended],
};

const meta = {
  title: 'Components/ConnectionActivity',
  component: ConnectionActivity,
  args: { connection: anyConnection },
  argTypes: { connection: { control: false } },
  parameters: { layout: 'padded', guide: connectionActivityGuide, live },
  render: (args) => (
    <div className="story-page">
      <OneConnection show={(connection) => <ConnectionActivity {...args} connection={connection} />} />
    </div>
  ),
} satisfies Meta<typeof ConnectionActivity>;

export default meta;
type Story = StoryObj<typeof meta>;

const said = (canvasElement: HTMLElement) => within(canvasElement).getByRole('status');
const stopName = (title = purpose) => strings.stopSession(title);

/** What ran, what for, when, with which other accounts, and how it ended. */
export const Activity: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(5);
    await expect(canvas.getByText(strings.sessionStatus.running)).toBeVisible();
    await expect(canvas.getAllByRole('button')).toHaveLength(1);
    const other = strings.sessionAlsoUsed(strings.account('Salesforce', 'sales@example.com'));
    await expect(await canvas.findByText(spaced(other))).toBeVisible();
    for (const reason of ['finished', 'failed', 'stopped', 'expired'] as const)
      await expect(canvas.getByText(strings.sessionEnd[reason])).toBeVisible();
  },
};

/** The browser has ended, and Anchor has confirmed it. The focus moves to the entry, because its button is gone. */
export const Stopped: Story = {
  parameters: { live: { ...live, sessions: [running] } },
  play: async ({ canvas, canvasElement, loaded }) => {
    await press(await canvas.findByRole('button', { name: stopName() }));
    await expect(await canvas.findByText(strings.sessionEnd.stopped)).toBeVisible();
    await expect(canvas.queryByRole('button')).not.toBeInTheDocument();
    await expectFocus(canvas.getByRole('listitem'));
    await waitFor(() =>
      expect(said(canvasElement)).toHaveTextContent(spaced(strings.announceStopped(purpose))),
    );
    await expect(liveOf(loaded).emulator.sessions()).toMatchObject([{ endedAt: expect.any(Number) }]);
  },
};

export const Stopping: Story = {
  parameters: { live: { ...live, sessions: [running], trouble: { stopSession: 'silent' } } },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: stopName() });
    await press(button);
    await waitFor(() => expect(button).toHaveTextContent(spaced(strings.stopping)));
    await expect(button).toHaveAttribute('aria-busy', 'true');
    await expectFocus(button);
  },
};

/** Anchor has not confirmed the end. The server tries again, and so can the user. */
export const StopUnconfirmed: Story = {
  parameters: { live: { ...live, sessions: [running] } },
  play: async ({ canvas, loaded }) => {
    const button = await canvas.findByRole('button', { name: stopName() });
    liveOf(loaded).emulator.failNext({ call: 'sessions.delete', kind: 'status', status: 500, times: 9 });
    await press(button);
    const message = await canvas.findByText(strings.stopUnconfirmed);
    await waitFor(() => expect(message).toBeVisible());
    await expect(canvas.getByText(strings.sessionStatus.ending)).toBeVisible();
    await expectFocus(button);
  },
};

export const StopFailed: Story = {
  parameters: { live: { ...live, sessions: [running], trouble: { stopSession: 'offline' } } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: stopName() }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(spaced(strings.problems.network_error));
    await expect(canvas.getByRole('button', { name: stopName() })).toHaveAttribute('aria-busy', 'false');
  },
};

export const Empty: Story = {
  parameters: { live: { ...live, sessions: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(strings.activityEmpty)).toBeVisible();
  },
};

export const Loading: Story = {
  parameters: { live: { ...live, trouble: { listSessions: 'silent' } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(strings.activityLoading)).toBeInTheDocument();
  },
};

/** The focus moves to the activity, because the button is gone. */
export const Failed: Story = {
  parameters: { live: { ...live, trouble: { listSessions: 'offline' } } },
  play: async ({ canvas, loaded }) => {
    const retry = await canvas.findByRole('button', { name: strings.retry }, { timeout: 10_000 });
    await expect(canvas.getByText(strings.activityFailed)).toBeVisible();
    liveOf(loaded).fix();
    await press(retry);
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(5);
    await expectFocus(canvas.getByRole('region'));
  },
};

const manySessions = Array.from({ length: 20 }, (_, index): SeededSession => ({
  purpose: `To read message ${index + 1}.`,
  agent: 'Assistant',
  endReason: 'finished',
  startedMinutesAgo: 30 * (index + 1),
}));

/** Five at first. The focus moves to the first of the others. */
export const Many: Story = {
  parameters: { live: { ...live, sessions: manySessions } },
  play: async ({ canvas }) => {
    const more = await canvas.findByRole('button', { name: strings.activityMore });
    await expect(canvas.getAllByRole('listitem')).toHaveLength(5);
    await press(more);
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(20));
    const all = canvas.getAllByRole('listitem');
    await expectFocus(all[5] ?? more);
  },
};

const long: SeededSession[] = [
  {
    purpose: `To read https://example.com/${'very-long-address/'.repeat(6)} and to write a summary of it.`,
    agent: 'The agent with a very long name that explains what it is for',
    applications: ['linkedin', 'salesforce'],
    startedMinutesAgo: 1,
  },
  { purpose: 'כדי לקרוא את ההודעות שלך.', agent: 'סוכן', endReason: 'replaced', startedMinutesAgo: 90 },
  {
    purpose: '<b>bold</b> **text** &amp;',
    agent: '_Agent_',
    endReason: 'disconnected',
    startedMinutesAgo: 95,
  },
];

/** On a narrow screen, with long words. The texts of the app are plain. */
export const Narrow: Story = {
  globals: { direction: 'auto' },
  parameters: { live: { ...live, sessions: [...long, ...ended] }, sample: 'args' },
  render: (args) => (
    <div className="story-phone">
      <OneConnection show={(connection) => <ConnectionActivity {...args} connection={connection} />} />
    </div>
  ),
  play: async ({ canvas }) => {
    for (const item of await canvas.findAllByRole('listitem'))
      await expect(item.scrollWidth).toBeLessThanOrEqual(item.clientWidth);
    await expect(canvas.getByText('<b>bold</b> **text** &amp;')).toBeVisible();
  },
};
