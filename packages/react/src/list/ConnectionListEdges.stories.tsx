import { onlineManager } from '@tanstack/react-query';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import type { SeededConnection } from '../../../../.storybook/live/LiveOptions.ts';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionList } from './ConnectionList.tsx';

const applications = ['linkedin', 'salesforce', 'notion'] as const;
const many = (count: number): SeededConnection[] =>
  Array.from({ length: count }, (_, index) => ({
    application: applications[index % 3] ?? 'notion',
    accountName: `account-${index + 1}@example.com`,
    status: index % 10 === 0 ? 'needs_attention' : 'connected',
    ageInMinutes: index * 600,
  }));

const meta = {
  title: 'Components/ConnectionList/Edges',
  component: ConnectionList,
  parameters: { layout: 'padded', docs: { story: { autoplay: false } } }, // one opens a form, which takes the focus
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

export const One: Story = {
  parameters: { live: { connections: many(1) } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(1);
    await expect(canvas.queryByRole('heading')).not.toBeInTheDocument();
  },
};

export const Fifty: Story = {
  parameters: { live: { connections: many(50) } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(53);
    await expect(canvas.getAllByRole('heading')).toHaveLength(3);
  },
};

/** Rows out of view are not laid out or painted. A browser test covers this, because story tests would take too long. */
export const Thousand: Story = {
  tags: ['!autodocs', '!test'],
  parameters: { live: { connections: many(1000) }, a11y: { test: 'off' } },
};

const endless = 'maximiliane.von-hohenfels+newsletter@vertrieb.international.long-company-name.example.com';

/** At 320 px, with names that do not fit. One of them has no place to break. */
export const LongNames: Story = {
  parameters: {
    live: {
      moreApplications: [],
      connections: [
        { application: 'linkedin', accountName: endless, label: 'W'.repeat(80) },
        { application: 'linkedin', accountName: endless, status: 'needs_attention' },
        { application: 'notion', accountName: endless, label: 'שם ארוך מאוד של חשבון העבודה שלי'.repeat(2) },
      ],
    },
  },
  decorators: [
    (StoryWithin) => (
      <div style={{ inlineSize: '320px' }}>
        <StoryWithin />
      </div>
    ),
  ],
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findAllByRole('listitem');
    const pencil = canvasElement.querySelector('[data-part="rename"]');
    if (pencil) await userEvent.click(pencil);
    const list = canvas.getByRole('region').getBoundingClientRect();
    await expect(list.width).toBe(320);
    const sticksOut = [
      ...canvasElement.querySelectorAll('[data-part="list"] *:not(.connect-hidden, .connect-hidden *)'),
    ].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < list.left || right > list.right);
    });
    await expect(sticksOut.map((element) => element.outerHTML)).toEqual([]);
  },
};

/** Offline, the list keeps its rows and shows a notice. It refetches when the network returns. */
export const Offline: Story = {
  tags: ['!autodocs'],
  parameters: { live: { connections: many(2) } },
  play: async ({ canvas, loaded, step }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(2);
    const server = liveOf(loaded);
    try {
      await step('The network goes', async () => {
        server.options.trouble = { listConnections: 'offline' };
        onlineManager.setOnline(false);
        await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.offlineNotice);
        await expect(canvas.getAllByRole('listitem')).toHaveLength(2);
      });
    } finally {
      server.fix();
      const owner = { tenantId: '', userId: 'jane' };
      const [connection] = await server.store.findConnections({ owner });
      if (connection)
        await server.store.updateConnection({ owner, id: connection.id }, { label: 'Renamed elsewhere' });
      onlineManager.setOnline(true);
    }
    await step('And comes back', async () => {
      await waitFor(() => expect(canvas.queryByRole('alert')).not.toBeInTheDocument());
      await canvas.findByText('Renamed elsewhere');
    });
  },
};
