import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor, within } from 'storybook/test';
import { contrastIn, pairs } from './contrast.ts';
import { designTokens } from './designTokens.ts';
import { flawsIn } from './flawsIn.ts';
import { readLook } from './readComputed.ts';
import { schemes, themes } from './TokenDownloads.tsx';
import { TokenPage } from './TokenPage.tsx';
import { tokens } from './tokens.ts';

const meta = {
  title: 'Look/Tokens',
  tags: ['!autodocs', 'page'],
  parameters: { layout: 'fullscreen' },
  render: (_, { globals }) => (
    <TokenPage theme={String(globals['look'])} density={String(globals['density'])} />
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Each row has the value of the theme on show. A click copies it. */
export const Tokens: Story = {
  play: async ({ canvas, canvasElement, globals, userEvent }) => {
    const rows = [...canvasElement.querySelectorAll<HTMLElement>('tr[data-token]')];
    const names = rows.map((row) => row.dataset['token'] ?? '');
    await expect(names.toSorted()).toEqual(tokens.map(({ name }) => name).toSorted());
    const written = [...canvasElement.querySelectorAll('code')];
    await expect(new Set(written.map((code) => getComputedStyle(code).direction))).toEqual(new Set(['ltr']));

    const theme = String(globals['look']);
    const accents = schemes.map((scheme) => valueOf(readLook({ theme, scheme }), 'accent'));
    const accent = rows.find((row) => row.dataset['token'] === 'accent');
    if (!accent) throw new Error('The page does not show the accent.');
    await expect(new Set(accents).size).toBe(2);
    const values = within(accent).getAllByRole('button').slice(1);
    await expect(values.map((value) => value.textContent)).toEqual(accents);

    const writeText = fn(async () => {});
    spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
    const [light] = values;
    if (light) await userEvent.click(light);
    await expect(writeText).toHaveBeenCalledWith(accents[0]);
    await waitFor(() => expect(canvas.getByText('Copied')).toBeVisible());
  },
};

const valueOf = (computed: ReturnType<typeof readLook>, name: string) =>
  computed.find((token) => token.name === name)?.value;

/** In every theme, each pair has the contrast it needs, and the file is in the Design Tokens format. */
export const EveryTheme: Story = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[data-passes="true"]')).toHaveLength(pairs.length * 2);
    for (const look of themes.flatMap((theme) => schemes.map((scheme) => ({ theme, scheme })))) {
      const computed = readLook(look);
      const low = pairs.filter(({ front, back, least }) => contrastIn(computed, front, back) < least);
      await expect({ ...look, low }).toEqual({ ...look, low: [] });
      const file = designTokens(computed);
      await expect(Object.keys(file)).toEqual(['connect']);
      await expect(Object.keys(file.connect).length).toBeGreaterThan(40);
      await expect(flawsIn(file)).toEqual([]);
    }
  },
};
