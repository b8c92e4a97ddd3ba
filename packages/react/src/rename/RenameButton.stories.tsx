import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { renameButtonGuide } from '../../../../.storybook/guides/renameButtonGuide.tsx';
import { press } from '../../../../.storybook/inDocs.ts';
import { strings } from '../../../../.storybook/words.ts';
import { RenameButton } from './RenameButton.tsx';
import { anyConnection, OneConnection } from '../list/OneConnection.fixture.tsx';

const meta = {
  title: 'Components/RenameButton',
  component: RenameButton,
  args: { connection: anyConnection, onClick: fn() },
  argTypes: { connection: { control: false } },
  parameters: {
    guide: renameButtonGuide,
    live: { connections: [{ application: 'linkedin', accountName: 'jane@example.com' }] },
  },
  render: (args) => (
    <OneConnection show={(connection) => <RenameButton {...args} connection={connection} />} />
  ),
} satisfies Meta<typeof RenameButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Has an accessible name. */
export const Pencil: Story = {
  play: async ({ args, canvas }) => {
    const name = strings.renameAccount(strings.account('LinkedIn', 'jane@example.com'));
    await press(await canvas.findByRole('button', { name }));
    await expect(args.onClick).toHaveBeenCalledOnce();
  },
};
