import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { expectFocus, isDocs, press } from '../../../../.storybook/inDocs.ts';
import { strings } from '../../../../.storybook/words.ts';
import { ConnectedButton } from './ButtonPhases.fixture.tsx';
import { ConnectAccountButton } from './ConnectAccountButton.tsx';

const meta = {
  title: 'Components/ConnectAccountButton/In a frame',
  component: ConnectAccountButton,
  args: { application: 'linkedin', onConnected: fn() },
} satisfies Meta<typeof ConnectAccountButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** In a frame of another site, the button connects as elsewhere. */
export const Connected: Story = {
  parameters: { live: { isEmbedded: true }, sample: 'args', state: 'connected' },
  render: (args, { viewMode }) =>
    viewMode === 'docs' ? <ConnectedButton {...args} /> : <ConnectAccountButton {...args} />,
  play: async ({ canvas, args }) => {
    if (isDocs()) return;
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await waitFor(() => expect(args.onConnected).toHaveBeenCalledOnce());
    await expect(canvas.queryByRole('link')).not.toBeInTheDocument();
  },
};

/** In a frame of another site, a sign-in that did not connect leads to the app in its own tab, too. */
export const Dismissed: Story = {
  args: { returnTo: '/accounts' },
  parameters: { live: { isEmbedded: true, visit: 'closes' }, state: 'dismissed' },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await canvas.findByText(strings.hintClosed);
    await canvas.findByText(strings.hintFrame);
    const link = canvas.getByRole('link', { name: new RegExp(strings.openInTab) });
    await expect(link).toHaveAttribute('href', `${location.origin}/accounts`);
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(canvas.queryByRole('textbox')).not.toBeInTheDocument();
    await expectFocus(button);
  },
};

/** A window that reads as closed from the start, as one behind a COOP header does. The button does not say that the user closed it. */
export const CutOff: Story = {
  parameters: { live: { isEmbedded: true, visit: 'cut-off' }, state: 'dismissed' },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await canvas.findByText(strings.hintDismissed);
    await expect(button).toHaveAccessibleDescription(strings.hintDismissed);
  },
};

/** In a frame of another site that opens no windows, a link could be dead, too. The address of the app can be copied. */
export const Blocked: Story = {
  parameters: { live: { isEmbedded: true, visit: 'blocked' }, state: 'blocked' },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await canvas.findByText(strings.hintBlocked);
    await expect(button).toHaveTextContent(strings.tryAgain);
    await canvas.findByText(strings.hintEmbedded);
    const address = canvas.getByRole<HTMLInputElement>('textbox', { name: strings.hintAddress });
    await expect(address).toHaveValue(`${location.origin}/settings`);
    if (isDocs()) return;
    await userEvent.click(address);
    await expect(address.selectionEnd).toBe(address.value.length); // ready to be copied
  },
};
