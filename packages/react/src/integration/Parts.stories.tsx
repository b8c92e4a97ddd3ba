import type { Connection } from '@kit/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { OwnActions as OwnActionsSample } from '../../../../.storybook/samples/OwnActions.tsx';
import { OwnCards } from '../../../../.storybook/samples/OwnCards.tsx';
import { OwnClassNames } from '../../../../.storybook/samples/OwnClassNames.tsx';
import { OwnElements as OwnElementsSample } from '../../../../.storybook/samples/OwnElements.tsx';
import { Unstyled as UnstyledSample } from '../../../../.storybook/samples/Unstyled.tsx';
import { spaced, strings } from '../../../../.storybook/words.ts';

const onDone = fn<(connection: Connection) => void>();

const meta = {
  title: 'Components/Parts',
  parameters: {
    layout: 'padded',
    docs: { story: { autoplay: false } }, // they open dialogs
    live: {
      connections: [
        { application: 'salesforce', accountName: 'sales@example.com', status: 'needs_attention' },
        { application: 'linkedin', accountName: 'jane@example.com' },
      ],
    },
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Single components without a list, in the app's own layout. */
export const Alone: Story = {
  parameters: { sample: 'OwnCards' },
  render: () => <OwnCards onDone={onDone} />,
  play: async ({ canvas, loaded, userEvent }) => {
    onDone.mockClear();
    const name = strings.account('LinkedIn', 'jane@example.com');
    await userEvent.click(await canvas.findByRole('button', { name: `Remove ${name}` }));
    await userEvent.click(
      within(canvas.getByRole('dialog')).getByRole('button', { name: strings.disconnect }),
    );
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    await expect(canvas.queryByText('jane@example.com')).not.toBeInTheDocument();
    await expect(liveOf(loaded).emulator.identities()).toHaveLength(1);
  },
};

/** A row with other actions. */
export const OwnActions: Story = {
  parameters: { sample: 'OwnActions' },
  render: () => <OwnActionsSample onEdit={onDone} />,
  play: async ({ canvas, userEvent }) => {
    const [pencil] = await canvas.findAllByRole('button');
    await expect(canvas.getAllByRole('button')).toHaveLength(2);
    if (pencil) await userEvent.click(pencil);
    await expect(canvas.getByRole('textbox')).toHaveFocus();
  },
};

/** The app's own classes for single parts, also for components inside. */
export const ClassNames: Story = {
  parameters: { sample: 'OwnClassNames' },
  render: () => <OwnClassNames />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findAllByRole('listitem');
    const region = canvas.getByRole('region');
    await expect(region).toHaveClass('connect-list', 'outer');
    await expect(region).toHaveStyle({ maxInlineSize: '640px' });
    await expect(canvasElement.querySelectorAll('li.connect-row.my-row .my-label')).toHaveLength(2);
    const [button] = canvas.getAllByRole('button', {
      name: strings.disconnectAccount(strings.account('LinkedIn', 'jane@example.com')),
    });
    await expect(button).toHaveClass('my-button');
    if (button) await userEvent.click(button);
    await expect(canvas.getByRole('dialog')).toHaveClass('my-dialog');
  },
};

/** Without the kit's classes. The elements keep their parts and states. */
export const Unstyled: Story = {
  parameters: {
    sample: 'Unstyled',
    live: { ...meta.parameters.live, requests: [{ application: 'notion', reason: 'To write.' }] },
  },
  render: (_, { loaded }) => <UnstyledSample requestId={liveOf(loaded).requestIds[0] ?? ''} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(5);
    await userEvent.click(
      await canvas.findByRole('button', {
        name: strings.renameAccount(strings.account('LinkedIn', 'jane@example.com')),
      }),
    );
    const [disconnect] = canvas.getAllByRole('button', {
      name: strings.disconnectAccount(strings.account('Salesforce', 'sales@example.com')),
    });
    if (disconnect) await userEvent.click(disconnect);
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible());
    await expect(canvas.getByRole('dialog')).toHaveClass('connect-dialog');
    // The dialog is a dialog still. Elsewhere, only what keeps words for screen readers out of sight has a class.
    const dressed = [
      ...canvasElement.querySelectorAll('[class*="connect-"]:not(.connect-hidden, dialog, dialog *)'),
    ];
    for (const image of canvasElement.querySelectorAll('[data-part="avatar"] img:not(dialog *)'))
      await expect(image.getBoundingClientRect().width).toBe(36);
    await expect(dressed.map((element) => element.outerHTML)).toEqual([]);
    await expect(await canvas.findByRole('button', { name: strings.notNow })).toHaveClass('my-decline');
    await expect(canvasElement.querySelector('.mine')).toHaveAttribute('data-state', 'idle');
    await expect(canvasElement.querySelectorAll('[data-part="row"][data-state]')).toHaveLength(2);
    await userEvent.click(canvas.getAllByRole('button', { name: strings.cancel }).at(-1) ?? canvasElement);
  },
};

/** The app's own elements replace the kit's and behave the same. */
export const OwnElements: Story = {
  parameters: { live: { visit: 'stays' }, sample: 'OwnElements' },
  render: () => <OwnElementsSample />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await expect(button).toHaveAttribute('data-mine');
    await userEvent.click(canvas.getByRole('button', { name: 'Reach' }));
    await expect(button.parentElement).toHaveAttribute('data-reached');
    await userEvent.click(button);
    await expect(await canvas.findByText(spaced(strings.continueInWindow))).toBeVisible();
    await expect(canvasElement.querySelector('b')).toHaveAttribute('data-state', 'connected');
  },
};
