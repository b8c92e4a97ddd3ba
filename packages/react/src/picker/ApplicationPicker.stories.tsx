import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { inPage } from '../../../../.storybook/inPage.tsx';
import { optionArgTypes } from '../../../../.storybook/docs/optionArgTypes.ts';
import { applicationPickerGuide } from '../../../../.storybook/guides/applicationPickerGuide.tsx';
import { press } from '../../../../.storybook/inDocs.ts';
import { inNarrowColumn } from '../../../../.storybook/inNarrowColumn.tsx';
import { liveOf } from '../../../../.storybook/live/liveOf.ts';
import { spaced, strings } from '../../../../.storybook/words.ts';
import { ApplicationPicker } from './ApplicationPicker.tsx';

const moreApplications = [
  'Airtable',
  'Café Cloud',
  'Dropbox',
  'GitHub',
  'HubSpot',
  'Volksbank Raiffeisenbank Oberschwaben-Alb Online Banking',
];

const meta = {
  title: 'Components/ApplicationPicker',
  component: ApplicationPicker,
  args: { onConnected: fn(), onOutcome: fn() },
  argTypes: optionArgTypes('mode', 'returnTo', 'onConnected', 'onOutcome'),
  parameters: {
    guide: applicationPickerGuide,
    layout: 'padded',
    live: {
      moreApplications,
      connections: [
        { application: 'linkedin', accountName: 'jane@example.com' },
        { application: 'linkedin', accountName: 'sales@example.com' },
        { application: 'notion', accountName: 'jane.doe' },
      ],
    },
  },
  decorators: [inPage],
} satisfies Meta<typeof ApplicationPicker>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Connected applications are marked, with the number of accounts. */
export const Catalogue: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(9);
    await canvas.findByRole('button', { name: `${strings.connect('LinkedIn')} ${strings.accounts(2)}` });
    await canvas.findByRole('button', {
      name: `${strings.connect('Notion')} ${strings.status.connected.label}`,
    });
    await expect(canvas.getByRole('button', { name: strings.connect('GitHub') })).toBeVisible();
  },
};

/** A tile says so if the user must sign in to one of its accounts again. */
export const NeedsAttention: Story = {
  parameters: {
    live: {
      moreApplications,
      connections: [
        { application: 'linkedin', accountName: 'jane@example.com' },
        { application: 'linkedin', accountName: 'sales@example.com', status: 'needs_attention' },
      ],
    },
  },
  play: async ({ canvas }) => {
    const label = strings.status.needs_attention.label;
    await canvas.findByRole('button', { name: `${strings.connect('LinkedIn')} ${label}` });
  },
};

/** Each tile says who asks and what agents may do, if the server has a `consent`. */
export const Consent: Story = {
  parameters: { live: { product: 'Acme', consent: true } },
  play: async ({ canvas }) => {
    const sentence = strings.consent('Acme', 'LinkedIn');
    await canvas.findByText(sentence);
    const tile = await canvas.findByRole('button', { name: new RegExp(strings.connect('LinkedIn')) });
    await expect(tile).toHaveAccessibleDescription(sentence);
  },
};

/** A few applications need no search field. */
export const Few: Story = {
  parameters: { live: { connections: [], moreApplications: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button')).toHaveLength(3);
    await expect(canvas.queryByRole('searchbox')).not.toBeInTheDocument();
  },
};

/** By keyboard: type to filter, and press Enter to connect the first match. Its tile is then marked. */
export const Search: Story = {
  tags: ['!autodocs'],
  play: async ({ args, canvas, canvasElement, userEvent, step }) => {
    const field = await canvas.findByRole('searchbox', { name: strings.search });
    await userEvent.tab();
    await expect(field).toHaveFocus();
    await step('Enter without a query connects nothing', async () => {
      await userEvent.keyboard('{Enter}');
      await expect(canvas.getAllByRole('listitem')).toHaveLength(9);
      await expect(canvas.queryByText(spaced(strings.continueInWindow))).not.toBeInTheDocument();
    });
    await userEvent.keyboard('sales');
    await expect(canvas.getAllByRole('listitem')).toHaveLength(1);
    await waitFor(() =>
      expect(within(canvasElement).getByRole('status')).toHaveTextContent(strings.found(1)),
    );
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(args.onConnected).toHaveBeenCalledOnce());
    await expect(args.onConnected).toHaveBeenCalledWith(
      expect.objectContaining({ application: 'salesforce' }),
    );
    await canvas.findByRole('button', {
      name: `${strings.connect('Salesforce')} ${strings.status.connected.label}`,
    });
  },
};

export const NothingFound: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'zzz');
    await expect(canvasElement.querySelector('[data-part="empty"]')).toHaveTextContent(
      strings.noneFound('zzz'),
    );
    await waitFor(() =>
      expect(within(canvasElement).getByRole('status')).toHaveTextContent(strings.noneFound('zzz')),
    );
    await userEvent.clear(canvas.getByRole('searchbox'));
    await expect(canvas.getAllByRole('listitem')).toHaveLength(9);
    await userEvent.type(canvas.getByRole('searchbox'), 'zzz'); // what the story is named after stays on show
  },
};

/** The tile keeps its name and shows the phase. */
export const Waiting: Story = {
  tags: ['!autodocs'],
  parameters: { live: { visit: 'stays' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: strings.connect('Salesforce') }));
    await expect(
      await canvas.findByRole('button', {
        name: `${strings.connect('Salesforce')} ${strings.continueInWindow}`,
      }),
    ).toHaveAttribute('aria-busy', 'true');
  },
};

/** No popup opened. The tile becomes a link and keeps its name and image. */
export const Blocked: Story = {
  args: { mode: 'popup' },
  parameters: { live: { visit: 'blocked' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('Salesforce') }));
    const link = await canvas.findByRole('link', {
      name: new RegExp(`^${strings.connect('Salesforce')} ${strings.openSignIn}`),
    });
    await expect(link).toHaveAccessibleDescription(strings.hintBlocked);
    await expect(link.querySelector('[data-part="avatar"]')).toBeVisible();
  },
};

/** In a frame of another site, a tile that did not connect leads to the app in its own tab, too. */
export const DismissedInFrame: Story = {
  parameters: { live: { isEmbedded: true, visit: 'closes' } },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole('button', { name: strings.connect('Salesforce') }));
    await canvas.findByRole('link', { name: new RegExp(strings.openInTab) });
  },
};

/** In a sandbox without an origin, nothing reaches the server. The address of the app can be copied. */
export const InSandbox: Story = {
  parameters: {
    live: { isEmbedded: true, isSandboxed: true, trouble: { listApplications: 'offline' } },
  },
  play: async ({ canvas }) => {
    await canvas.findByText(strings.hintEmbedded);
    await expect(canvas.getByRole('textbox', { name: strings.hintAddress })).toBeVisible();
    await expect(canvas.queryByRole('link')).not.toBeInTheDocument();
  },
};

export const Loading: Story = {
  parameters: { live: { trouble: { listApplications: 'silent' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: strings.picker })).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.getByText(strings.pickerLoading)).toBeInTheDocument();
  },
};

/** The user is not signed in to the app. After signing in, Retry loads the applications. */
export const Failed: Story = {
  parameters: { live: { user: null } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(strings.pickerFailed)).toBeVisible();
    await expect(canvas.getByText(strings.problems.signed_out)).toBeVisible();
  },
};

export const Retry: Story = {
  tags: ['!autodocs'],
  parameters: { live: { moreApplications: [], trouble: { listApplications: 'offline' } } },
  play: async ({ canvas, loaded, userEvent }) => {
    const retry = await canvas.findByRole('button', { name: strings.retry });
    liveOf(loaded).fix();
    await userEvent.click(retry);
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(3);
    await waitFor(() => expect(canvas.getByRole('region', { name: strings.picker })).toHaveFocus());
  },
};

/** In a narrow column. */
export const Narrow: Story = {
  decorators: [inNarrowColumn],
};
