import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ConnectAccountButton } from '../button/ConnectAccountButton.tsx';
import { ConnectionList } from '../list/ConnectionList.tsx';
import { RequestCard } from '../request/RequestCard.tsx';
import { accountNamed, requestIn } from '../request/requestIn.fixture.ts';

const open = requestIn('open', { reason: 'I need it to publish your post.' });
const connected = requestIn('connected', { connection: accountNamed('jane@example.com') });

const meta = {
  title: 'Look/Themes',
  parameters: {
    layout: 'padded',
    live: {
      connections: [
        { application: 'notion', accountName: 'jane.doe', status: 'unknown' },
        { application: 'salesforce', accountName: 'sales@example.com', status: 'needs_attention' },
        { application: 'linkedin', accountName: 'second@example.com', status: 'pending', ageInMinutes: 0 },
        { application: 'linkedin', accountName: 'jane@example.com', ageInMinutes: 12 },
      ],
    },
  },
  render: () => (
    <div className="story-page">
      <div className="story-row">
        <ConnectAccountButton application="linkedin" /> <ConnectAccountButton application="notion" />
      </div>
      <div className="story-row">
        <RequestCard result={open} />
        <RequestCard result={connected} />
      </div>
      <ConnectionList />
    </div>
  ),
  play: async ({ canvas }) => {
    // Four accounts, and the heading of the two on LinkedIn.
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(5);
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Violet: Story = { globals: { look: 'violet' }, parameters: { sample: 'InViolet' } };
export const Paper: Story = { globals: { look: 'paper' }, parameters: { sample: 'InPaper' } };
export const Compact: Story = { globals: { look: 'compact' }, parameters: { sample: 'InCompact' } };
export const Contrast: Story = { globals: { look: 'contrast' }, parameters: { sample: 'InContrast' } };
