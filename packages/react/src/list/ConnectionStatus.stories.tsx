import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { connectionStatusGuide } from '../../../../.storybook/guides/connectionStatusGuide.tsx';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionStatus } from './ConnectionStatus.tsx';

const meta = {
  title: 'Components/ConnectionStatus',
  component: ConnectionStatus,
  argTypes: { status: { control: 'inline-radio', options: Object.keys(strings.status) } },
  parameters: { guide: connectionStatusGuide },
} satisfies Meta<typeof ConnectionStatus>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Connected: Story = {
  args: { status: 'connected' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(strings.status.connected.label)).toBeVisible();
    await expect(canvas.getByText(strings.status.connected.reason)).toBeInTheDocument();
  },
};

export const Checking: Story = { args: { status: 'pending' } };

export const NeedsAttention: Story = { args: { status: 'needs_attention' } };

export const Unknown: Story = { args: { status: 'unknown' } };
