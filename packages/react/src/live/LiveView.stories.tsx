import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { liveViewGuide } from '../../../../.storybook/guides/liveViewGuide.tsx';
import { expectFocus, isDocs, press } from '../../../../.storybook/inDocs.ts';
import type { LiveOptions } from '../../../../.storybook/live/LiveOptions.ts';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { LiveCard } from './LiveCard.tsx';
import { liveIn } from './liveIn.fixture.ts';
import { LiveView } from './LiveView.tsx';

const browser = {
  application: 'linkedin',
  key: 'chat',
  purpose: 'Publish the post “We are hiring”',
  takeOver: true,
} as const;
const live: LiveOptions = {
  connections: [{ application: 'linkedin', accountName: 'jane@example.com' }],
  browsers: [browser],
};
const help = 'Please enter the code that LinkedIn sent to your phone.';

const meta = {
  title: 'Components/LiveView',
  component: LiveView,
  args: { sessionKey: 'chat', onTakeOver: fn(), onHandBack: fn(), onEnded: fn() },
  argTypes: { variant: { control: 'inline-radio', options: ['wide', 'small', 'docked'] } },
  parameters: { guide: liveViewGuide, live },
} satisfies Meta<typeof LiveView>;

export default meta;
type Story = StoryObj<typeof meta>;

const said = (canvasElement: HTMLElement) => within(canvasElement).getByRole('status');
const inState = (group: HTMLElement, state: string) =>
  waitFor(() => expect(group).toHaveAttribute('data-state', state));

/** The user watches. Neither a pointer nor the keyboard reaches the browser. */
export const Watching: Story = {
  play: async ({ canvas, canvasElement }) => {
    const group = await canvas.findByRole('group');
    await inState(group, 'live');
    await expect(group).toHaveAccessibleName(spaced(strings.liveTitle('LinkedIn')));
    const frame = canvasElement.querySelector('iframe');
    await expect(frame).toHaveProperty('inert', true);
    await expect(frame).toHaveAttribute('tabindex', '-1');
    await expect(canvas.getByText(strings.liveWatching)).toBeVisible();
  },
};

/** The user is in control, then hands the browser back. */
export const TakeOver: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    await press(await canvas.findByRole('button', { name: strings.takeOver }));
    const group = canvas.getByRole('group');
    await inState(group, 'taken');
    const frame = canvasElement.querySelector('iframe');
    await expect(frame).toHaveProperty('inert', false);
    await expect(args.onTakeOver).toHaveBeenCalledOnce();
    if (frame) await expectFocus(frame);
    await expect(canvas.getAllByText(strings.skipBrowser)).toHaveLength(2);
    await press(canvas.getByRole('button', { name: strings.handBack }));
    await inState(group, 'live');
    await expect(args.onHandBack).toHaveBeenCalledOnce();
    await expectFocus(canvas.getByRole('button', { name: strings.takeOver }));
  },
};

/** The agent waits for a person. The text is plain, in the words of the app. */
export const Needed: Story = {
  parameters: { live: { ...live, browsers: [{ ...browser, help }] } },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText(help)).toBeVisible();
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(help));
    await expect(await canvas.findByRole('button', { name: strings.takeOver })).toBeVisible();
    await expect(canvas.getByRole('button', { name: strings.helpDone })).toBeVisible();
  },
};

/** The user stops the browser. The focus moves to the live view, because the button is gone. */
export const Stopped: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    const group = await canvas.findByRole('group');
    await inState(group, 'live');
    await press(canvas.getByRole('button', { name: strings.stopBrowser }));
    await inState(group, 'ended');
    await expect(canvas.getByText(strings.liveEnds.stopped)).toBeVisible();
    await expect(canvasElement.querySelector('iframe')).toBeNull();
    await expectFocus(group);
    await waitFor(() => expect(args.onEnded).toHaveBeenCalledOnce());
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(strings.liveEnds.stopped));
  },
};

/** The key has no browser yet. The view waits for one. */
export const Idle: Story = {
  parameters: { live: { ...live, browsers: [] } },
  play: async ({ canvas, loaded }) => {
    const group = await canvas.findByRole('group');
    await inState(group, 'idle');
    await expect(canvas.getByText(strings.liveIdle)).toBeVisible();
    if (isDocs()) return;
    await liveOf(loaded).open(browser);
    await waitFor(() => expect(group).toHaveAttribute('data-state', 'live'), { timeout: 10_000 });
  },
};

/** Anchor decides when a browser starts whether its user can take over. */
export const WatchOnly: Story = {
  parameters: { live: { ...live, browsers: [{ ...browser, takeOver: false }] } },
  play: async ({ canvas }) => {
    await inState(await canvas.findByRole('group'), 'live');
    await expect(canvas.queryByRole('button', { name: strings.takeOver })).not.toBeInTheDocument();
  },
};

export const Small: Story = { args: { variant: 'small' } };

/** In the corner of the window. */
export const Docked: Story = {
  args: { variant: 'docked' },
  parameters: { docs: { story: { inline: false, iframeHeight: 420 } } },
};

const everyState = [
  liveIn('loading'),
  liveIn('idle'),
  liveIn('starting'),
  liveIn('connecting'),
  liveIn('live'),
  liveIn('live', { help }),
  liveIn('taken'),
  liveIn('taken', { help }),
  liveIn('live', {}, { code: 'network_error', message: '' }),
  liveIn('unanswered'),
  liveIn('refused'),
  liveIn('unsupported'),
  liveIn('ended', { endReason: 'finished' }),
  liveIn('ended', { endReason: 'disconnected' }),
  liveIn('expired', { endReason: 'expired' }),
  liveIn('failed', {}, { code: 'signed_out', message: '' }),
];

const sameSize = async (groups: HTMLElement[]) => {
  const sizes = groups.map(({ offsetHeight, offsetWidth }) => `${offsetWidth} × ${offsetHeight}`);
  await expect(new Set(sizes).size).toBe(1);
};

/** All states, each in a view that stays in it. Nothing moves from one to the next. */
export const EveryState: Story = {
  parameters: { sample: 'args' },
  render: () => (
    <div className="story-live">
      {everyState.map((result, index) => (
        <LiveCard key={index} result={result} />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    const groups = await canvas.findAllByRole('group');
    await expect(groups.map(({ dataset }) => dataset['state'])).toEqual(
      everyState.map(({ status }) => status),
    );
    await sameSize(groups);
  },
};

/** On a narrow screen, with long words. */
export const Narrow: Story = {
  globals: { direction: 'auto' },
  parameters: { sample: 'args' },
  render: () => (
    <div className="story-phone story-live-narrow">
      {everyState.map((result, index) => (
        <LiveCard key={index} result={result} />
      ))}
      <LiveCard
        result={liveIn('live', {
          purpose: `https://example.com/${'very-long-address/'.repeat(8)}`,
          help: `${help} `.repeat(3).trim(),
          accounts: ['linkedin', 'salesforce', 'notion'].map((application) => ({
            application,
            connectionId: application,
          })),
        })}
      />
    </div>
  ),
  play: async ({ canvas }) => {
    const groups = await canvas.findAllByRole('group');
    // A long text takes more lines than two. It is never cut.
    await sameSize(groups.filter((group) => !group.querySelector('q, p[data-state="failed"]')));
    for (const group of groups) await expect(group.scrollWidth).toBeLessThanOrEqual(group.clientWidth);
  },
};
