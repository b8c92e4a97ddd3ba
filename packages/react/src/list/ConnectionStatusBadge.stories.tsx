import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { connectionStatusBadgeGuide } from '../../../../.storybook/guides/connectionStatusBadgeGuide.tsx';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionStatusBadge } from './ConnectionStatusBadge.tsx';

const meta = {
  title: 'Components/ConnectionStatusBadge',
  component: ConnectionStatusBadge,
  argTypes: { status: { control: 'inline-radio', options: Object.keys(strings.status) } },
  parameters: { guide: connectionStatusBadgeGuide },
} satisfies Meta<typeof ConnectionStatusBadge>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Connected: Story = {
  args: { status: 'connected' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(strings.status.connected.label)).toBeVisible();
    await expect(canvas.getByText(strings.status.connected.reason)).toBeInTheDocument();
  },
};

export const Checking: Story = { args: { status: 'pending' }, parameters: { state: 'pending' } };

export const NeedsAttention: Story = {
  args: { status: 'needs_attention' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(strings.status.needs_attention.reason)).toBeVisible();
  },
};

export const Unknown: Story = { args: { status: 'unknown' } };
