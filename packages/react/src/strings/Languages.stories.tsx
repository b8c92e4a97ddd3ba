import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { textOutside } from '../../../../.storybook/textOutside.ts';
import { unreadable } from '../../../../.storybook/unreadable.ts';
import { sessionIn } from '../activity/sessionIn.fixture.ts';
import { account, Everything } from './Everything.fixture.tsx';
import { periodFormat } from './format.ts';

const meta = {
  title: 'Look/Languages',
  render: () => <Everything />,
  parameters: {
    layout: 'padded',
    docs: { story: { inline: false, iframeHeight: 640 } }, // each opens a modal dialog
    sample: 'InEveryLanguage',
    live: {
      moreApplications: [],
      connections: [
        { application: 'notion', accountName: 'jane.doe', status: 'unknown', ageInMinutes: 90 * 24 * 60 },
        { application: 'salesforce', accountName: '', status: 'pending' },
        { application: 'linkedin', accountName: account, status: 'needs_attention' },
        { application: 'linkedin', accountName: 'j@example.com' },
      ],
    },
  },
  play: async ({ canvas, canvasElement }) => {
    const count = (part: string) => canvasElement.querySelectorAll(`[data-part="${part}"]`).length;
    await waitFor(() => expect([count('row'), count('tile')]).toEqual([4, 3]));
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible());
    // Their content is loaded later.
    await waitFor(() => expect([count('live-title'), count('pending-actions')]).toEqual([3, 2]));
    await expect(unreadable(canvasElement)).toEqual([]);
    canvasElement.classList.add('story-spaced');
    await expect(unreadable(canvasElement)).toEqual([]);
    canvasElement.classList.remove('story-spaced');
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** A pseudo language: accents, 40 % longer than English, in brackets. Text outside brackets is not from the catalogue. */
export const Pseudo: Story = {
  globals: { locale: 'pseudo', direction: 'auto' },
  play: async (context) => {
    await meta.play(context);
    const names = ['LinkedIn', 'Salesforce', 'Notion', account, 'j@example.com', 'jane.doe', 'L', 'S', 'N'];
    const { startedAt, endsAt } = sessionIn('ended');
    names.push(
      'To post.',
      'Publish the post “We are hiring”',
      'Code?',
      'Assistant',
      periodFormat('en').formatRange(Date.parse(startedAt), Date.parse(endsAt)),
    );
    await expect(textOutside(context.canvasElement, /\[.*\](: LinkedIn)?/gsu, names)).toEqual([]);
  },
};

export const English: Story = { globals: { locale: 'en', direction: 'auto' } };
export const German: Story = { globals: { locale: 'de', direction: 'auto' } };
export const French: Story = { globals: { locale: 'fr', direction: 'auto' } };
export const Spanish: Story = { globals: { locale: 'es', direction: 'auto' } };
export const Portuguese: Story = { globals: { locale: 'pt', direction: 'auto' } };
export const Japanese: Story = { globals: { locale: 'ja', direction: 'auto' } };
export const Chinese: Story = { globals: { locale: 'zh', direction: 'auto' } };

/** Right to left. Names keep their own direction. */
export const Arabic: Story = {
  globals: { locale: 'ar', direction: 'auto' },
  play: async (context) => {
    await meta.play(context);
    await expect(getComputedStyle(context.canvas.getByRole('dialog')).direction).toBe('rtl');
  },
};

/** In a left-to-right page, the components follow their own language. */
export const HebrewInEnglishPage: Story = {
  globals: { locale: 'he', direction: 'ltr' },
  play: async (context) => {
    await meta.play(context);
    const [row] = context.canvas.getAllByRole('listitem', { hidden: true });
    await expect(row && getComputedStyle(row).direction).toBe('rtl');
  },
};

export const Hebrew: Story = { globals: { locale: 'he', direction: 'auto' } };
