import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { optionArgTypes } from '../../../../.storybook/docs/optionArgTypes.ts';
import { connectionRequestGuide } from '../../../../.storybook/guides/connectionRequestGuide.tsx';
import { expectFocus, press } from '../../../../.storybook/inDocs.ts';
import type { LiveOptions } from '../../../../.storybook/live/LiveOptions.ts';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { ConnectionRequest } from './ConnectionRequest.tsx';
import { RequestCard } from './RequestCard.tsx';
import { accountNamed, requestIn } from './requestIn.fixture.ts';

const live: LiveOptions = {
  requests: [{ application: 'linkedin', reason: 'I need it to publish your post.' }],
};
const jane = 'jane@example.com';

const meta = {
  title: 'Components/ConnectionRequest',
  component: ConnectionRequest,
  args: { requestId: '', onResponse: fn() },
  argTypes: {
    requestId: { control: false },
    ...optionArgTypes('mode', 'returnTo'),
  },
  parameters: { guide: connectionRequestGuide, live },
  render: ({ onResponse, mode, returnTo }, { loaded }) => (
    <ConnectionRequest
      requestId={liveOf(loaded).requestIds[0] ?? ''}
      onResponse={onResponse}
      mode={mode}
      returnTo={returnTo}
    />
  ),
} satisfies Meta<typeof ConnectionRequest>;

export default meta;
type Story = StoryObj<typeof meta>;

const said = (canvasElement: HTMLElement) => within(canvasElement).getByRole('status');

/** An agent needs an account. The reason is plain text, in the words of the app. */
export const Open: Story = {
  play: async ({ canvas, canvasElement }) => {
    const group = await canvas.findByRole('group', { name: spaced(strings.requestTitle('LinkedIn')) });
    await expect(group).toHaveAttribute('data-state', 'open');
    await expect(canvas.getByText('I need it to publish your post.')).toBeVisible();
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent('I need it to publish your post.'));
  },
};

/** The card says who asks and what agents may do, if the server has a `consent`. */
export const Consent: Story = {
  parameters: { live: { product: 'Acme', consent: true } },
  play: async ({ canvas }) => {
    const sentence = strings.consent('Acme', 'LinkedIn');
    await canvas.findByText(sentence);
    await expect(
      canvas.getByRole('button', { name: strings.connect('LinkedIn') }),
    ).toHaveAccessibleDescription(sentence);
  },
};

/** The focus moves to the card, because its buttons are gone. */
export const Connected: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    const line = strings.requestConnected('LinkedIn', jane);
    await expect(await canvas.findByText(spaced(line))).toBeVisible();
    await expect(canvas.queryByRole('button')).not.toBeInTheDocument();
    await expectFocus(canvas.getByRole('group'));
    await waitFor(() => expect(args.onResponse).toHaveBeenCalledOnce());
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(spaced(line)));
  },
};

export const Declined: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    await press(await canvas.findByRole('button', { name: strings.notNow }));
    const line = strings.requestDeclined('LinkedIn');
    await expect(await canvas.findByText(spaced(line))).toBeVisible();
    await expectFocus(canvas.getByRole('group'));
    await waitFor(() => expect(args.onResponse).toHaveBeenCalledOnce());
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(spaced(line)));
  },
};

/** Two accounts would do. The user decides which one the agent uses. */
export const Choice: Story = {
  parameters: {
    live: {
      ...live,
      connections: [
        { application: 'linkedin', accountName: 'sales@example.com', label: 'Sales' },
        { application: 'linkedin', accountName: jane },
      ],
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: strings.chooseAnother });
    await press(canvas.getByRole('button', { name: strings.chooseAccount('Sales') }));
    await expect(
      await canvas.findByText(spaced(strings.requestConnected('LinkedIn', 'Sales'))),
    ).toBeVisible();
  },
};

/** The user's only account needs a new sign-in. */
export const SignInAgain: Story = {
  parameters: {
    live: {
      ...live,
      connections: [{ application: 'linkedin', accountName: jane, status: 'needs_attention' }],
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(spaced(strings.requestAgain('LinkedIn', jane)))).toBeVisible();
    await press(canvas.getByRole('button', { name: strings.requestAgainAction }));
    await expect(await canvas.findByText(spaced(strings.requestConnected('LinkedIn', jane)))).toBeVisible();
  },
};

/** The account is connected, and its owner wants to be asked before agents use it. */
export const Permission: Story = {
  parameters: {
    live: { ...live, connections: [{ application: 'linkedin', accountName: jane, agentAccess: 'ask' }] },
  },
  play: async ({ args, canvas, canvasElement }) => {
    await expect(await canvas.findByText(spaced(strings.permissionTitle('LinkedIn', jane)))).toBeVisible();
    await press(canvas.getByRole('button', { name: strings.allowOnce }));
    const line = strings.permissionGiven('LinkedIn', jane);
    await expect(await canvas.findByText(spaced(line))).toBeVisible();
    await expectFocus(canvas.getByRole('group'));
    await waitFor(() => expect(args.onResponse).toHaveBeenCalledOnce());
    await waitFor(() => expect(said(canvasElement)).toHaveTextContent(spaced(line)));
  },
};

/** The user is signing in in the popup. */
export const Waiting: Story = {
  parameters: { live: { ...live, visit: 'stays' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await expect(await canvas.findByText(spaced(strings.continueInWindow))).toBeVisible();
    await waitFor(() => expect(canvas.getByRole('group')).toHaveAttribute('data-state', 'started'));
    await expect(canvas.getByRole('button', { name: strings.notNow })).toBeVisible();
  },
};

/** The browser opened no window. A link replaces the button. */
export const Blocked: Story = {
  args: { mode: 'popup' },
  parameters: { live: { ...live, visit: 'blocked' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('LinkedIn') }));
    await expect(await canvas.findByRole('link')).toHaveAttribute('data-state', 'blocked');
  },
};

/** The user signed out in another tab. */
export const SignedOut: Story = {
  play: async ({ canvas, loaded }) => {
    const button = await canvas.findByRole('button', { name: strings.connect('LinkedIn') });
    liveOf(loaded).options.user = null;
    await press(button);
    // The button says so first, then the card, which shows nothing of the last session.
    await expect(await canvas.findByRole('button', { name: strings.tryAgain })).toBeVisible();
    await waitFor(() => expect(canvas.getByText(spaced(strings.problems.signed_out))).toBeVisible());
  },
};

const everyState = [
  requestIn('open', { reason: 'I need it to publish your post.' }),
  requestIn('open', { choices: [accountNamed(jane), accountNamed('sales@example.com')] }),
  requestIn('open', { reconnects: accountNamed(jane) }),
  requestIn('open', { permission: 'thread', choices: [accountNamed(jane)] }),
  requestIn('started'),
  requestIn('open', {}, { code: 'network_error', message: '' }),
  requestIn('connected', { connection: accountNamed(jane) }),
  requestIn('connected'),
  requestIn('connected', { permission: 'ask', connection: accountNamed(jane) }),
  requestIn('declined', { permission: 'ask' }),
  requestIn('declined'),
  requestIn('expired'),
  requestIn('superseded'),
  requestIn('failed', {}, { code: 'signed_out', message: '' }),
];

/** All states, each in a card that stays in it. */
export const EveryState: Story = {
  parameters: { sample: 'args' },
  render: () => (
    <div className="story-stack">
      {everyState.map((result, index) => (
        <RequestCard key={index} result={result} />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    const cards = await canvas.findAllByRole('group');
    await expect(cards.map(({ dataset }) => dataset['state'])).toEqual(
      everyState.map(({ status }) => status),
    );
  },
};

/** On a narrow screen, with long words. */
export const Narrow: Story = {
  globals: { direction: 'auto' },
  parameters: { sample: 'args' },
  render: () => (
    <div className="story-phone">
      {everyState.map((result, index) => (
        <RequestCard key={index} result={result} />
      ))}
      <RequestCard
        result={requestIn('open', {
          reason: `I need it for https://example.com/${'very-long-address/'.repeat(8)}`,
          choices: [accountNamed(`${'a.very.long.name'.repeat(4)}@example.com`)],
        })}
      />
    </div>
  ),
  play: async ({ canvas }) => {
    for (const group of await canvas.findAllByRole('group'))
      await expect(group.scrollWidth).toBeLessThanOrEqual(group.clientWidth);
  },
};
