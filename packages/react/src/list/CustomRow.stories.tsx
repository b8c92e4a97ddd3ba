import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect } from 'storybook/test';
import { strings } from '../../../../.storybook/words.ts';
import { DisconnectButton } from '../disconnect/DisconnectButton.tsx';
import { relativeFormat } from '../strings/format.ts';
import { AccountAvatar } from './AccountAvatar.tsx';
import { ConnectionStatusBadge } from './ConnectionStatusBadge.tsx';
import { RelativeTime } from './RelativeTime.tsx';
import { useConnections } from './useConnections.ts';

/** A table of the app's own, made of the kit's parts. */
function AccountTable(): ReactElement {
  const { connections } = useConnections();
  return (
    <table>
      <tbody>
        {connections.map((connection) => (
          <tr key={connection.id}>
            <td>
              <AccountAvatar connection={connection} />
            </td>
            <th scope="row">{connection.accountName}</th>
            <td>
              <ConnectionStatusBadge status={connection.status} />
            </td>
            <td>
              <RelativeTime at={connection.lastUsedAt} />
            </td>
            <td>
              <DisconnectButton connection={connection} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const meta = {
  title: 'Components/CustomRow',
  component: AccountTable,
  tags: ['!autodocs'],
  parameters: {
    layout: 'padded',
    live: {
      connections: [
        { application: 'linkedin', accountName: 'jane@example.com', usedMinutesAgo: 120 },
        { application: 'notion', accountName: 'jane.doe', status: 'pending' },
      ],
    },
  },
} satisfies Meta<typeof AccountTable>;

export default meta;
type Story = StoryObj<typeof meta>;

/** `AccountAvatar` and `RelativeTime` in a table of the app. */
export const Table: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('row')).toHaveLength(2);
    const ago = relativeFormat(strings.locale).format(-2, 'hour');
    await expect(canvas.getByText(ago)).toHaveAttribute('datetime');
  },
};
