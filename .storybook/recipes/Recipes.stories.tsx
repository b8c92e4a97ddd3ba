import { ConnectAccountButton, ConnectionList } from '@kit/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { inPage } from '../inPage.tsx';
import { strings } from '../words.ts';
import { readSample } from '../source/readSample.ts';
import { CustomRows } from '../samples/recipes/CustomRow.tsx';
import { InDialog as InDialogSample } from '../samples/recipes/InDialog.tsx';
import { MuiAccounts } from '../samples/recipes/Mui.tsx';
import { RadixAccounts } from '../samples/recipes/Radix.tsx';
import { TailwindAccounts } from '../samples/recipes/Tailwind.tsx';
// oxlint-disable-next-line import/default -- Vite gives what Tailwind makes of the file
import tailwind from '../samples/recipes/tailwind.css?inline';
import { paint, toHex } from '../tokens/colors.ts';
import { contrastIn, pairs } from '../tokens/contrast.ts';
import { readTokensOf } from '../tokens/readComputed.ts';
// oxlint-disable-next-line import/default -- Vite gives the text of the file
import shadcnApp from './shadcnApp.css?raw';

const meta = {
  title: 'Recipes',
  parameters: {
    layout: 'padded',
    // Each has a page to itself, because its stylesheet applies to the whole of it.
    docs: { story: { inline: false, iframeHeight: 420 } },
    live: {
      connections: [
        { application: 'salesforce', accountName: 'sales@example.com', status: 'needs_attention' },
        { application: 'linkedin', accountName: 'jane@example.com', label: 'Recruiting' },
      ],
    },
  },
  decorators: [inPage],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Accounts({ name }: { name?: string }) {
  return (
    <div className="story-stack recipe-accounts">
      <ConnectAccountButton application="notion" />
      <ConnectionList {...(name && { 'aria-label': name })} />
    </div>
  );
}

/** Your brand in five lines. Hover, pressed and the text on the button follow from the accent. */
export const Rebrand: Story = {
  name: 'Rebrand in five lines',
  parameters: { sample: 'recipes/rebrand.css' },
  render: () => (
    <>
      <style>{readSample('recipes/rebrand.css')}</style>
      <Accounts />
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: /Notion/ });
    await expect(getComputedStyle(button).backgroundColor).toBe('rgb(11, 87, 208)');
    await expect(lowIn(canvasElement)).toEqual([]);
  },
};

/** Every variable of the kit that a shadcn theme decides, light and `.dark`. shadcn's own muted text and ring have too little contrast. */
export const Shadcn: Story = {
  name: 'shadcn variables',
  parameters: { sample: 'recipes/shadcn.css', docs: { story: { iframeHeight: 640 } } },
  render: () => (
    <>
      <style>{`${shadcnApp}${readSample('recipes/shadcn.css')}`}</style>
      {['light', 'dark'].map((scheme) => (
        <section key={scheme} className={`recipe-panel ${scheme}`} aria-label={scheme}>
          <Accounts name={`Accounts, ${scheme}`} />
        </section>
      ))}
    </>
  ),
  play: async ({ canvas }) => {
    for (const scheme of ['light', 'dark']) {
      const panel = canvas.getByRole('region', { name: scheme });
      await waitFor(() => expect(panel.querySelectorAll('[data-part="row"]')).toHaveLength(2));
      await expect([scheme, lowIn(panel)]).toEqual([scheme, []]);
    }
  },
};

const inTailwind = () => (
  <>
    <style>{tailwind}</style>
    <TailwindAccounts />
  </>
);

/** The stylesheet of an app with Tailwind 4. The order of the layers comes first. */
export const Tailwind: Story = {
  name: 'Tailwind 4: stylesheet',
  parameters: { sample: 'recipes/tailwind.css' },
  render: inTailwind,
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: /Notion/ });
    // Tailwind's reset would make it transparent.
    const accent = readTokensOf(canvasElement).find(({ name }) => name === 'accent')?.value;
    await expect(hexOf(getComputedStyle(button).backgroundColor)).toBe(accent);
    await expect(lowIn(canvasElement)).toEqual([]);
  },
};

/** Utilities in `className` and `classNames` override the kit. */
export const TailwindUtilities: Story = {
  name: 'Tailwind 4: utilities',
  parameters: { sample: 'recipes/Tailwind' },
  render: inTailwind,
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: /Notion/ });
    await expect(getComputedStyle(button).paddingInlineStart).toBe('24px');
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-part="row"]')).toHaveLength(2));
    const row = canvasElement.querySelector('[data-part="row"]');
    await expect(row && getComputedStyle(row).paddingBlockStart).toBe('24px');
  },
};

/** The colors and corners of a MUI theme, and the kit inside a MUI dialog. Escape closes only what is on top. */
export const Mui: Story = {
  name: 'MUI',
  globals: { theme: 'light' },
  parameters: { sample: 'recipes/Mui', docs: { story: { iframeHeight: 520 } } },
  render: () => <MuiAccounts />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Accounts' }));
    const dialog = within(canvasElement.ownerDocument.body);
    const button = await dialog.findByRole('button', { name: /Notion/ });
    await expect(getComputedStyle(button).backgroundColor).toBe('rgb(25, 118, 210)');
    await expect(lowIn(canvasElement)).toEqual([]);
    await dialog.findByText('Recruiting');
    const account = strings.account('LinkedIn', 'Recruiting');
    for (const [action, role] of [
      [strings.renameAccount(account), 'textbox'],
      [strings.disconnectAccount(account), 'dialog'],
    ] as const) {
      await userEvent.click(dialog.getByRole('button', { name: action }));
      const opened = await dialog.findByRole(role, { name: /LinkedIn/ });
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(opened).not.toBeInTheDocument());
      await expect(dialog.getByRole('dialog', { name: 'Accounts' })).toBeVisible();
    }
  },
};

/**
 * Inside a dialog of Radix. Escape ends a rename or a confirmation of the kit first, and the focus returns to the button before it.
 * Your dialog needs no `onEscapeKeyDown`.
 */
export const Radix: Story = {
  parameters: { sample: 'recipes/Radix', docs: { story: { iframeHeight: 520 } } },
  render: () => <RadixAccounts />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Accounts' }));
    const page = within(canvasElement.ownerDocument.body);
    const app = within(await page.findByRole('dialog', { name: 'Accounts' }));
    await app.findByText('Recruiting');
    const account = strings.account('LinkedIn', 'Recruiting');

    await userEvent.click(app.getByRole('button', { name: strings.renameAccount(account) }));
    await expect(await app.findByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    const disconnect = app.getByRole('button', { name: strings.disconnectAccount(account) });
    await waitFor(() => expect(app.queryByRole('textbox')).not.toBeInTheDocument());
    await expect(app.getByRole('button', { name: strings.renameAccount(account) })).toHaveFocus();

    await userEvent.click(disconnect);
    await waitFor(() => expect(page.getAllByRole('dialog')).toHaveLength(2));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(page.getAllByRole('dialog')).toHaveLength(1));
    await expect(disconnect).toHaveFocus();
  },
};

/** Your own layout of a row, with your own menu. The kit's dialog, form, announcements and errors stay. */
export const CustomRow: Story = {
  name: 'A custom row',
  parameters: { sample: 'recipes/CustomRow' },
  render: () => <CustomRows />,
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(2);
    await expect(canvas.getAllByRole('button')).toHaveLength(3);
    const menuButton = canvas.getByRole('button', { name: 'Actions of Recruiting' });
    const choose = async (name: string) => {
      await userEvent.click(menuButton);
      await userEvent.click(await canvas.findByRole('button', { name }));
    };

    await choose('Rename');
    await expect(await canvas.findByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(menuButton).toHaveFocus());

    await choose('Disconnect');
    const dialog = await canvas.findByRole('dialog', { name: /LinkedIn/ });
    await waitFor(() => expect(dialog).toBeVisible());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(menuButton).toHaveFocus());
    await expect(canvas.getByText('Recruiting')).toBeVisible();
  },
};

/** The dialogs of the kit open above yours. */
export const InDialog: Story = {
  name: 'Inside a dialog',
  parameters: { sample: 'recipes/InDialog', docs: { story: { iframeHeight: 720 } } },
  render: () => <InDialogSample />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Accounts' }));
    await waitFor(() => expect(canvas.getByRole('dialog', { name: 'Accounts' })).toBeVisible());
    await waitFor(() => expect(canvas.getAllByText('Recruiting')).not.toHaveLength(0));
  },
};

const hexOf = (color: string) => toHex(paint(color));

/** The pairs of tokens with too little contrast. */
const lowIn = (element: HTMLElement) => {
  const computed = readTokensOf(element);
  return pairs
    .filter(({ front, back, least }) => contrastIn(computed, front, back) < least)
    .map(({ front, back }) => `${front} on ${back}: ${contrastIn(computed, front, back)}`);
};
