import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { TokenTable } from './TokenTable.tsx';
import { tokens } from './tokens.ts';

const meta = {
  title: 'Look/Tokens',
  tags: ['!autodocs', 'page'],
  parameters: { layout: 'fullscreen' },
  render: (_, { globals }) => (
    <main className="page">
      <h1>Tokens</h1>
      <p className="page-lead">
        Every color, size and duration is a custom property. Set those you like on <code>:root</code> or on
        any ancestor; they are read from the stylesheet, and the samples wear the theme of the toolbar.
      </p>
      <TokenTable look={String(globals['look'])} />
    </main>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Each sample of the default theme has the value in its row. */
export const Tokens: Story = {
  play: async ({ canvas, globals }) => {
    const rows = canvas.getAllByRole('row').filter((row) => row.dataset['token']);
    const names = rows.map((row) => row.dataset['token']);
    await expect(names.toSorted()).toEqual(tokens.map(({ name }) => name).toSorted());
    if (globals['look'] !== 'default') return;
    for (const { name, light, dark } of tokens) {
      const row = rows.find((each) => each.dataset['token'] === name);
      const cells = row ? within(row).getAllByRole('cell') : [];
      const values = cells.flatMap((cell) => [...cell.querySelectorAll<HTMLElement>('[data-theme]')]);
      const expected = `light-dark(${light}, ${dark})`;
      await expect(values.map((value) => valueOf(value, name))).toEqual(dark ? [expected, expected] : []);
    }
  },
};

const valueOf = (element: HTMLElement, name: string) =>
  getComputedStyle(element).getPropertyValue(`--connect-${name}`).trim();
