import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectionList } from './ConnectionList.tsx';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;
const accounts = { connections: [{ application: 'notion', accountName: 'jane.doe' }, jane] };

const meta = {
  title: 'Components/ConnectionList/Rename',
  component: ConnectionList,
  tags: ['!autodocs'],
  args: { onRenamed: fn() },
  parameters: { live: accounts, layout: 'padded' },
  decorators: [inPage],
} satisfies Meta<typeof ConnectionList>;

export default meta;
type Story = StoryObj<typeof meta>;

const renameName = (account: string) => strings.renameAccount(strings.account('LinkedIn', account));
const renameField = () => strings.renameField(strings.account('LinkedIn', jane.accountName));

/** The pencil replaces the name with a form. Enter saves. The label is shown before the site's name, and used in button names. */
export const Rename: Story = {
  play: async ({ args, canvas, canvasElement, loaded, userEvent, step }) => {
    await step('Give it a name', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: renameName(jane.accountName) }));
      const field = canvas.getByRole('textbox', { name: renameField() });
      await expect(field).toHaveFocus();
      await expect(field).toHaveAttribute('maxlength', '80');
      await userEvent.keyboard(' Recruiting {Enter}');
      await waitFor(() => expect(args.onRenamed).toHaveBeenCalledOnce());
    });
    const pencil = await canvas.findByRole('button', { name: renameName('Recruiting') });
    await waitFor(() => expect(pencil).toHaveFocus());
    await expect(canvas.getByText('Recruiting')).toBeVisible();
    await expect(canvas.getByText(jane.accountName)).toBeVisible();
    await expect(
      canvas.getByRole('button', {
        name: strings.disconnectAccount(strings.account('LinkedIn', 'Recruiting')),
      }),
    ).toBeVisible();
    await waitFor(() =>
      expect(within(canvasElement).getByRole('status')).toHaveTextContent(
        strings.announceRenamed('Recruiting'),
      ),
    );
    const rows = await liveOf(loaded).store.findConnections({ owner: { tenantId: '', userId: 'jane' } });
    await expect(rows.find((row) => row.application === 'linkedin')).toMatchObject({ label: 'Recruiting' });
  },
};

/** Escape and Cancel keep the old name and return the focus. An empty name clears the label. */
export const RenameBack: Story = {
  parameters: { live: { connections: [{ ...jane, label: 'Recruiting' }] } },
  play: async ({ args, canvas, userEvent, step }) => {
    const pencil = () => canvas.findByRole('button', { name: renameName('Recruiting') });
    await step('Escape', async () => {
      await userEvent.click(await pencil());
      await userEvent.keyboard('Sales{Escape}');
      await waitFor(async () => expect(await pencil()).toHaveFocus());
    });
    await step('Cancel', async () => {
      await userEvent.click(await pencil());
      await userEvent.click(canvas.getByRole('button', { name: strings.cancel }));
      await waitFor(async () => expect(await pencil()).toHaveFocus());
      await expect(args.onRenamed).not.toHaveBeenCalled();
    });
    await step('No name', async () => {
      await userEvent.click(await pencil());
      await userEvent.keyboard('{Backspace}{Enter}');
      await canvas.findByRole('button', { name: renameName(jane.accountName) });
      await expect(canvas.queryByText('Recruiting')).not.toBeInTheDocument();
    });
  },
};

/** The open form. Its field contains the current label. */
export const Renaming: Story = {
  parameters: {
    live: {
      connections: [
        { ...jane, label: 'Recruiting' },
        { application: 'notion', accountName: 'jane.doe' },
      ],
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: renameName('Recruiting') }));
    await expect(canvas.getByRole('textbox')).toHaveValue('Recruiting');
  },
};

/** Saving fails. The form keeps the input and shows the reason. */
export const RenameFails: Story = {
  parameters: { live: { ...accounts, trouble: { renameConnection: 'offline' } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: renameName(jane.accountName) }));
    await userEvent.keyboard('Recruiting{Enter}');
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
    const field = canvas.getByRole('textbox', { name: renameField() });
    await expect(field).toHaveValue('Recruiting');
    await expect(field).toHaveFocus();
    await expect(field).toBeInvalid();
  },
};
