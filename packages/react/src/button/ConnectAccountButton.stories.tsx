import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { optionArgTypes } from '../../../../.storybook/docs/optionArgTypes.ts';
import { connectAccountButtonGuide } from '../../../../.storybook/guides/connectAccountButtonGuide.tsx';
import { expectFocus, isDocs, press } from '../../../../.storybook/inDocs.ts';
import { inNarrowColumn } from '../../../../.storybook/inNarrowColumn.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { ConnectAccountButton } from './ConnectAccountButton.tsx';
import { ButtonPhases, ConnectedButton, frozen, PhaseButton } from './ButtonPhases.fixture.tsx';

const meta = {
  title: 'Components/ConnectAccountButton',
  component: ConnectAccountButton,
  args: { application: 'linkedin', onConnected: fn(), onOutcome: fn() },
  argTypes: {
    ...optionArgTypes('application', 'mode', 'returnTo', 'onConnected', 'onOutcome', 'onIdentityCreated'),
    variant: { control: 'inline-radio', options: ['solid', 'outline', 'plain'] },
    children: { control: 'text' },
  },
  parameters: { guide: connectAccountButtonGuide },
} satisfies Meta<typeof ConnectAccountButton>;

export default meta;
type Story = StoryObj<typeof meta>;

const said = (canvasElement: HTMLElement) => within(canvasElement).getByRole('status');

/** Before hydration, the form posts the same fields and is redirected to the sign-in. */
export const Idle: Story = {
  play: async ({ canvas, canvasElement, loaded }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await expect(button).toHaveAttribute('data-state', 'idle');

    const form = canvasElement.querySelector('form');
    if (!form) throw new Error('The button is not in a form.');
    const fields = new URLSearchParams(
      [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const reply = await liveOf(loaded).send({
      method: form.method.toUpperCase(),
      url: new URL(form.action),
      headers: new Headers({ 'content-type': 'application/x-www-form-urlencoded' }),
      body: fields.toString(),
    });
    await expect(reply.status).toBe(303);
    await expect(new Map(reply.headers).get('location')).toContain('/api/connect/start/');
  },
};

/** The application's `consent` on the server says who asks and what agents may do. */
export const Consent: Story = {
  parameters: { live: { product: 'Acme', consent: true } },
  play: async ({ canvas }) => {
    const sentence = strings.consent('Acme', 'LinkedIn');
    await canvas.findByText(sentence);
    await expect(canvas.getByRole('button')).toHaveAccessibleDescription(sentence);
  },
};

/** For a row of several buttons. */
export const Outline: Story = { args: { variant: 'outline' } };

/** All phases, each in a button that stays in it. */
export const EveryPhase: Story = {
  parameters: { sample: 'args' },
  render: ({ variant, size }) => <ButtonPhases variant={variant} size={size} />,
  play: async ({ canvasElement }) => {
    const shown = () => [...canvasElement.querySelectorAll<HTMLElement>('[data-part="button"]')];
    await waitFor(() =>
      expect(shown().map((button) => button.dataset['state'])).toEqual([...Object.keys(frozen), 'connected']),
    );
  },
};

/** The user is signing in in the popup. *Show window* and another click bring it to the front. */
export const Waiting: Story = {
  parameters: { live: { visit: 'stays' } },
  play: async ({ canvas, canvasElement, loaded }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await expect(await canvas.findByText(spaced(strings.continueInWindow))).toBeVisible();
    await expect(button).toHaveAttribute('aria-busy', 'true');
    await expectFocus(button);
    await waitFor(() =>
      expect(said(canvasElement)).toHaveTextContent(strings.announceConnecting('LinkedIn')),
    );

    await waitFor(() => expect(liveOf(loaded).emulator.tokens()).toHaveLength(1));
    await press(button);
    await expect(liveOf(loaded).emulator.tokens()).toHaveLength(1);
  },
};

/** *Cancel* closes the popup, and the button offers another try. */
export const Cancelled: Story = {
  parameters: { live: { visit: 'stays' } },
  play: async ({ args, canvas }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await press(await canvas.findByRole('button', { name: `${strings.cancelAttempt}: LinkedIn` }));
    await expect(button).toHaveTextContent(strings.tryAgain);
    await expectFocus(button);
    await expect(args.onOutcome).toHaveBeenCalledOnce();
    await expect(args.onOutcome).toHaveBeenCalledWith({ status: 'cancelled' });
  },
};

/** In a native app, the user is signing in in the system browser. Another click opens it again. */
export const InSystemBrowser: Story = {
  parameters: { live: { isNative: true }, state: 'external' },
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await expect(await canvas.findByText(spaced(strings.continueInBrowser))).toBeVisible();
    await expect(button).toHaveAttribute('data-state', 'external');
    await expect(button).toHaveAttribute('aria-busy', 'true');
    await expectFocus(button);
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(spaced(strings.continueInBrowser)));
  },
};

/** The user has signed in, and the server verifies the account. */
export const Confirming: Story = {
  parameters: { live: { trouble: { readAttempt: 'silent' } } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await expect(await canvas.findByText(spaced(strings.finishing))).toBeVisible();
  },
};

/** Success is shown for 2.5 seconds. Then the button can connect another account. */
export const Connected: Story = {
  args: { onConnected: fn(), onOutcome: fn() },
  parameters: { sample: 'args' },
  render: (args, { viewMode }) =>
    viewMode === 'docs' ? <ConnectedButton {...args} /> : <ConnectAccountButton {...args} />,
  play: async ({ args, canvas, canvasElement }) => {
    if (isDocs()) return;
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    const width = button.offsetWidth;
    await press(button);
    await expect(await canvas.findByText(strings.connected)).toBeVisible();
    await expect(button.offsetWidth).toBeGreaterThanOrEqual(width); // elements beside it do not move
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(strings.announceConnected('LinkedIn')));
    await expectFocus(button);
    await expect(args.onConnected).toHaveBeenCalledOnce();
    await expect(args.onConnected).toHaveBeenCalledWith(
      expect.objectContaining({ application: 'linkedin', status: 'connected' }),
    );
    await expect(args.onOutcome).toHaveBeenCalledOnce();
  },
};

/** The user closed the popup before the sign-in was complete. A late success still counts. */
export const Dismissed: Story = {
  parameters: { live: { visit: 'closes' } },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await canvas.findByText(strings.hintClosed);
    await expect(button).toHaveTextContent(strings.tryAgain);
    await expect(button).toHaveAccessibleDescription(strings.hintClosed);
    await expectFocus(button);
  },
};

/** No popup opened, and `mode` forbids a redirect. The user can open a link instead. */
export const Blocked: Story = {
  args: { mode: 'popup' },
  parameters: { live: { visit: 'blocked' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    const link = await canvas.findByRole('link', { name: new RegExp(strings.openSignIn) });
    await expect(link.getAttribute('href')).toContain('/api/connect/start/');
    await expect(link).toHaveAttribute('rel', 'noopener');
    await expectFocus(link);
  },
};

/** The user completed the sign-in after 30 minutes, which is too late. */
export const Expired: Story = {
  parameters: { live: { visit: 'signs-in-late' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await canvas.findByText(strings.hintExpired);
  },
};

/** The site rejected the sign-in. */
export const Failed: Story = {
  parameters: { live: { identityStatus: 'failed' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.identity_failed);
  },
};

/** The server cannot be reached. */
export const Offline: Story = {
  parameters: { live: { trouble: { createAttempt: 'offline' } }, state: 'failed' },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
  },
};

/** The server could not be reached. The next try succeeds. */
export const OnlineAgain: Story = {
  tags: ['!autodocs'],
  parameters: { live: { trouble: { createAttempt: 'offline' }, visit: 'stays' } },
  play: async ({ canvas, loaded, step }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    await press(button);
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.network_error);
    await expectFocus(button);

    await step('Try again', async () => {
      liveOf(loaded).fix();
      await press(button);
      await expect(await canvas.findByText(spaced(strings.continueInWindow))).toBeVisible();
      await expect(canvas.queryByRole('alert')).not.toBeInTheDocument();
    });
  },
};

/** The user is not signed in to the app. */
export const SignedOut: Story = {
  args: { name: 'LinkedIn' },
  parameters: { live: { user: null }, state: 'failed' },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(strings.problems.signed_out);
  },
};

/** With `mode="redirect"`, the page navigates to the sign-in. This button stays in the phase; a real one goes on after 10 seconds. */
export const Redirecting: Story = {
  args: { mode: 'redirect' },
  parameters: { sample: 'args' },
  render: (args) => <PhaseButton {...args} popup={frozen.redirecting} />,
  play: async ({ canvas }) => expect(canvas.getByText(spaced(strings.redirecting))).toBeVisible(),
};

/** A name that does not fit wraps. */
export const LongName: Story = {
  args: { name: 'Volksbank Raiffeisenbank Oberschwaben-Alb Online Banking' },
  decorators: [inNarrowColumn],
};
