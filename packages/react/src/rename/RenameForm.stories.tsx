import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { renameFormGuide } from '../../../../.storybook/guides/renameFormGuide.tsx';
import { BesideItsButton as BesideItsButtonSample } from '../../../../.storybook/samples/BesideItsButton.tsx';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { RenameForm } from './RenameForm.tsx';
import { anyConnection, OneConnection } from '../list/OneConnection.fixture.tsx';

const meta = {
  title: 'Components/RenameForm',
  component: RenameForm,
  args: { connection: anyConnection, onClose: fn(), onRenamed: fn() },
  argTypes: { connection: { control: false } },
  parameters: {
    layout: 'padded',
    guide: renameFormGuide,
    live: { connections: [{ application: 'linkedin', accountName: 'jane@example.com' }] },
  },
  render: (args) => <OneConnection show={(connection) => <RenameForm {...args} connection={connection} />} />,
} satisfies Meta<typeof RenameForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Open: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox')).toHaveAttribute('placeholder', 'jane@example.com');
  },
};

/** With the current label. */
export const Filled: Story = {
  tags: ['!autodocs'], // would take the focus, and the page to its end
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com', label: 'Recruiting' }],
    },
  },
};

export const Busy: Story = {
  tags: ['!autodocs'],
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com' }],
      trouble: { renameConnection: 'silent' },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox'), 'Recruiting{Enter}');
    await expect(await canvas.findByText(spaced(strings.saving))).toBeVisible();
  },
};

export const Fails: Story = {
  tags: ['!autodocs'],
  parameters: {
    live: {
      connections: [{ application: 'linkedin', accountName: 'jane@example.com' }],
      trouble: { renameConnection: 'offline' },
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox'), 'Recruiting{Enter}');
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
  },
};

/** With your own button, outside a row. Keep the button, so it can receive the focus again. */
export const BesideItsButton: Story = {
  tags: ['!autodocs'],
  parameters: { sample: 'BesideItsButton' },
  render: (args) => (
    <OneConnection show={(connection) => <BesideItsButtonSample {...args} connection={connection} />} />
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', {
      name: strings.renameAccount(strings.account('LinkedIn', 'jane@example.com')),
    });
    await userEvent.click(button);
    await expect(canvas.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect(button).toHaveFocus();
  },
};
