import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { ConnectionList } from '../list/ConnectionList.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;

const meta = {
  title: 'Components/ConnectionList/Agent access',
  component: ConnectionList,
  tags: ['!autodocs'],
  args: { showAgentAccess: true },
  parameters: { live: { connections: [{ ...jane, agentAccess: 'thread' }] }, layout: 'padded' },
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

const fieldName = () => strings.labelled(strings.agentAccess, strings.account('LinkedIn', jane.accountName));

/** The user decides when agents may use an account. The choice is saved immediately. */
export const Choose: Story = {
  play: async ({ canvas, canvasElement, loaded, userEvent }) => {
    const field = await canvas.findByRole('combobox', { name: fieldName() });
    await expect(field).toHaveValue('thread');
    await userEvent.selectOptions(field, 'ask');
    await expect(field).toHaveValue('ask');
    await waitFor(() =>
      expect(within(canvasElement).getByRole('status')).toHaveTextContent(
        spaced(strings.announceAccess(strings.agentAccesses.ask)),
      ),
    );
    const rows = await liveOf(loaded).store.findConnections({ owner: { tenantId: '', userId: 'jane' } });
    await expect(rows).toMatchObject([{ agentAccess: 'ask' }]);
  },
};

/** The choice goes back to what is stored. */
export const Fails: Story = {
  parameters: {
    live: { connections: [{ ...jane, agentAccess: 'thread' }], trouble: { changeAccess: 'offline' } },
  },
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('combobox', { name: fieldName() });
    await userEvent.selectOptions(field, 'always');
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
    await expect(field).toHaveValue('thread');
    await expect(field).toHaveAccessibleDescription(spaced(strings.problems.network_error));
  },
};

/** Rows of one application, on a narrow screen. */
export const Narrow: Story = {
  globals: { direction: 'auto' },
  parameters: {
    live: {
      connections: [
        { ...jane, label: 'Recruiting', agentAccess: 'ask' },
        { ...jane, accountName: 'sales@example.com' },
        { application: 'notion', accountName: 'jane.doe', agentAccess: 'thread' },
      ],
    },
  },
  decorators: [
    (StoryWithin) => (
      <div className="story-phone">
        <StoryWithin />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    for (const field of await canvas.findAllByRole('combobox')) {
      const row = field.closest('li');
      await expect(row?.scrollWidth).toBeLessThanOrEqual(row?.clientWidth ?? 0);
    }
  },
};
