import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, spyOn, waitFor, within } from 'storybook/test';
import { partTypes } from '../docs/partTypes.ts';
import { Figure } from './Figure.tsx';
import { specimens } from './specimens.tsx';

const meta = {
  title: 'Look/Anatomy',
  tags: ['!autodocs', 'page'],
  parameters: {
    layout: 'fullscreen',
    live: {
      moreApplications: [],
      product: 'Acme',
      consent: true,
      trouble: { renameConnection: 'offline', changeAccess: 'offline' },
      connections: [
        {
          application: 'notion',
          accountName: 'jane.doe',
          previousAccountName: 'ada',
          label: 'Notes',
          status: 'needs_attention',
          usedMinutesAgo: 12,
        },
        { application: 'salesforce', accountName: 'sales@example.com' },
        { application: 'linkedin', accountName: 'sales@example.com' },
        { application: 'linkedin', accountName: 'jane@example.com', label: 'Recruiting' },
      ],
      sessions: [
        { purpose: 'To post your message.', agent: 'Assistant', endReason: 'stopped', isConfirmed: false },
        {
          purpose: 'To read your messages.',
          agent: 'Assistant',
          applications: ['linkedin', 'salesforce'],
          endReason: 'finished',
          startedMinutesAgo: 90,
        },
        ...[1, 2, 3, 4].map((days) => ({
          agent: 'Night job',
          endReason: 'finished' as const,
          startedMinutesAgo: days * 24 * 60,
        })),
      ],
    },
  },
  // A modal dialog would cover the page and make it inert. Here it is rendered inline.
  beforeEach: () => {
    spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(function (this: HTMLDialogElement) {
      this.show();
    });
  },
  render: () => (
    <main className="page">
      <h1>Anatomy</h1>
      <p className="page-lead">
        Every part carries its name in <code>data-part</code>. Give one a class by <code>classNames</code>, or
        select it in your own stylesheet. The names are read from the source, the lines are measured on the
        page.
      </p>
      {partTypes.map(({ type, what, parts }) => {
        const Specimen = specimens[type];
        return (
          <section key={type} aria-label={type}>
            <h2>
              {what.replace(/\.$/, '')} <code>{type}</code>
            </h2>
            <Figure parts={parts}>{Specimen ? <Specimen /> : <p>Nothing shows these yet.</p>}</Figure>
          </section>
        );
      })}
    </main>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Each part of each type is labelled, and each label's line ends on an element that has this name. */
export const Anatomy: Story = {
  play: async ({ canvas }) => {
    const field = await canvas.findByDisplayValue<HTMLInputElement>('Notes');
    field.value = 'Work';
    field.form?.requestSubmit();
    for (const choices of await canvas.findAllByRole<HTMLSelectElement>('combobox', { hidden: true })) {
      void fireEvent.change(choices, { target: { value: 'ask' } });
    }
    for (const { type, parts } of partTypes) {
      const section = canvas.getByRole('region', { name: type });
      await waitFor(() => expect(labelsIn(section).toSorted()).toEqual(parts.toSorted()));
      await waitFor(() => expect(parts.filter((part) => !isPointedAt(section, part))).toEqual([]));
    }
  },
};

const labelsIn = (section: HTMLElement) =>
  within(section)
    .getAllByRole('listitem')
    .flatMap((item) => item.dataset['labels'] ?? []);

function isPointedAt(section: HTMLElement, part: string): boolean {
  const end = section.querySelector(`[data-end="${part}"]`)?.getBoundingClientRect();
  if (!end) return false;
  const [x, y] = [end.left + end.width / 2, end.top + end.height / 2];
  return [...section.querySelectorAll(`[data-part="${part}"]`)].some((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1;
  });
}
