import { ConnectAccountButton, ConnectionList } from '@kit/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PageLink } from './PageLink.tsx';
import { tokens } from '../tokens/tokens.ts';

const meta = {
  title: 'Introduction',
  tags: ['!autodocs', 'page'],
  parameters: {
    layout: 'fullscreen',
    live: {
      connections: [
        { application: 'salesforce', accountName: 'sales@example.com', status: 'needs_attention' },
        { application: 'notion', accountName: 'jane.doe', label: 'Team notes', ageInMinutes: 240 },
      ],
    },
  },
  render: () => (
    <main className="page">
      <h1>Connected accounts, ready to place</h1>
      <p className="page-lead">
        A button that connects an account on another site, a picker, a list of what is connected, and every
        state in between. What you see here is the real thing: each story has its own server, inside the page.
      </p>
      <div className="page-stage">
        <div className="story-heading">
          <h2>Connected accounts</h2>
          <ConnectAccountButton application="linkedin" />
        </div>
        <ConnectionList />
      </div>

      <div className="page-columns">
        <section>
          <h2>If you design</h2>
          <ol>
            <li>
              <strong>Look.</strong> Read <PageLink to="look-anatomy--anatomy">the anatomy</PageLink>: which
              parts there are, and what they are called.
            </li>
            <li>
              <strong>Tokens.</strong> {tokens.length} custom properties make every color, size and duration:{' '}
              <PageLink to="look-tokens--tokens">the tokens</PageLink>.
            </li>
            <li>
              <strong>Themes.</strong> Four ship with the kit:{' '}
              <PageLink to="look-themes--violet">violet, paper, compact and contrast</PageLink>. Yours is a
              handful of properties in your own stylesheet.
            </li>
            <li>
              <strong>Components.</strong> Each has{' '}
              <PageLink to="components-connectaccountbutton--docs">a page</PageLink> that says what it is for,
              what to do with it and what not to, and shows all its states.
            </li>
          </ol>
        </section>
        <section>
          <h2>The toolbar above</h2>
          <dl>
            <dt>Colors, theme, density</dt>
            <dd>Light, dark or as the system says; any theme, denser or roomier.</dd>
            <dt>Language, direction</dt>
            <dd>
              Nine languages, and <span lang="en">[Þšéúðö]</span>, which is longer than any: text that does
              not fit shows.
            </dd>
            <dt>Scenario</dt>
            <dd>
              How the other side behaves: wrong password, one-time code, slow, gone. Best seen{' '}
              <PageLink to="live--live">live, with a window that opens</PageLink>.
            </dd>
          </dl>
        </section>
      </div>

      <h2>If you develop</h2>
      <p>
        <PageLink to="get-started--get-started">Get started</PageLink> has the shortest integration, and{' '}
        <PageLink to="recipes--docs">the recipes</PageLink> fit the kit into your design system.
      </p>
    </main>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Shows working components. */
export const Introduction: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByText(/salesforce/i)).not.toHaveLength(0);
    await expect(canvas.getByRole('link', { name: 'Get started' })).toBeVisible();
  },
};
