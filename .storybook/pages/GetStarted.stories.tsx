import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import readme from '../../README.md?raw';
import { PageLink } from './PageLink.tsx';

/** The examples of the README. A test compiles them. */
const [server, app] = [...readme.matchAll(/```tsx?\n([\s\S]*?)```/g)].map(([, code]) => code);
const [install] = [...readme.matchAll(/```sh\n(npm install[\s\S]*?)```/g)].map(([, code]) => code);

const meta = {
  title: 'Get started',
  tags: ['!autodocs', 'page'],
  parameters: { layout: 'fullscreen' },
  render: () => (
    <main className="page">
      <h1>Get started</h1>
      <p className="page-lead">One handler on your server, and two components in your app.</p>
      <h2>1. Install</h2>
      <Code text={install} />
      <h2>2. Mount the handler</h2>
      <p>The handler serves every route of the kit. This example uses Express.</p>
      <Code text={server} />
      <h2>3. Render a button and a list</h2>
      <Code text={app} />
      <h2>4. Make it yours</h2>
      <p>
        <PageLink to="recipes--docs">The recipes</PageLink> set your brand, shadcn variables and your own
        rows. <PageLink to="look-tokens--tokens">The tokens</PageLink> list every property.
      </p>
    </main>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const Code = ({ text }: { text: string | undefined }) => (
  <pre className="page-code">
    <code>{text}</code>
  </pre>
);

/** Shows the code of the README. */
export const GetStarted: Story = {
  name: 'Get started',
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/npm install @kit\/react/)).toBeVisible();
    await expect(canvas.getByText(/createConnect\(/)).toBeVisible();
    await expect(canvas.getByText(/<ConnectAccountButton/)).toBeVisible();
  },
};
