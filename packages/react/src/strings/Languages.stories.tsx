import { sessionEnds, type Connection } from '@kit/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { textOutside } from '../../../../.storybook/textOutside.ts';
import { unreadable } from '../../../../.storybook/unreadable.ts';
import { SessionItem } from '../activity/SessionItem.tsx';
import { sessionIn } from '../activity/sessionIn.fixture.ts';
import type { ClientError } from '../client/result.ts';
import { ApplicationPicker } from '../picker/ApplicationPicker.tsx';
import { ConnectAccountButton } from '../button/ConnectAccountButton.tsx';
import { ConnectionList, ConnectionListEmpty, ConnectionListSkeleton } from '../list/ConnectionList.tsx';
import { ConnectionStatusBadge } from '../list/ConnectionStatusBadge.tsx';
import { DisconnectDialog } from '../disconnect/DisconnectDialog.tsx';
import { LoadProblem } from '../elements/LoadProblem.tsx';
import { popupIn } from '../button/popupIn.fixture.ts';
import { RenameForm } from '../rename/RenameForm.tsx';
import { AttemptButton } from '../button/AttemptButton.tsx';
import { requestIn } from '../request/requestIn.fixture.ts';
import { RequestCard } from '../request/RequestCard.tsx';
import { periodFormat } from './format.ts';
import { langAttributes, useStrings } from './useStrings.ts';

const account = 'jane@example.com';

const meta = {
  title: 'Languages',
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
    await expect(unreadable(canvasElement)).toEqual([]);
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const nothing = () => {};
const connection: Connection = {
  id: 'c1',
  application: 'linkedin',
  accountName: account,
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00Z',
};
const error: ClientError = { code: 'network_error', message: '' };

/** A button in every phase. */
const popups = [
  popupIn('waiting'),
  popupIn('external'),
  popupIn('unattached'),
  popupIn('confirming'),
  popupIn('redirecting'),
  popupIn('dismissed'),
  popupIn({ status: 'expired' }),
  popupIn({ status: 'blocked', startUrl: '/start' }),
  popupIn({ status: 'failed', ...error }),
];

/** A request in every state. */
const requests = [
  requestIn('open', { choices: [connection] }),
  requestIn('started', { reconnects: connection }, error),
  requestIn('started'),
  requestIn('connected', { connection }),
  requestIn('connected'),
  requestIn('declined'),
  requestIn('expired'),
  requestIn('superseded'),
  requestIn('failed', {}, error),
];

/** An entry in every state, and with every reason. */
const sessions = [
  sessionIn('starting'),
  sessionIn('running', {
    accounts: [
      { application: 'linkedin', connectionId: 'c1' },
      { application: 'salesforce', connectionId: 'gone' },
    ],
  }),
  sessionIn('ending', { endReason: 'stopped' }),
  ...sessionEnds.map((endReason) => sessionIn('ended', { endReason })),
];

/** Every component with all its texts, on a very narrow screen. */
function Everything() {
  const strings = useStrings();
  const [isAsking, setAsking] = useState(true);
  const { application, name } = { application: 'linkedin', name: 'LinkedIn' };
  return (
    <div className="story-phone">
      <ConnectAccountButton application={application} />
      {popups.map((each, index) => (
        <div key={index} className="connect-attempt">
          <AttemptButton
            type="button"
            popup={each}
            applicationName={name}
            subject={name}
            variant="outline"
            size="medium"
          >
            {strings.connect(name)}
          </AttemptButton>
        </div>
      ))}
      {(['connected', 'pending', 'needs_attention', 'unknown'] as const).map((status) => (
        <ConnectionStatusBadge key={status} status={status} />
      ))}
      {requests.map((result, index) => (
        <RequestCard key={index} result={result} />
      ))}
      <div className="connect-list" {...langAttributes(strings)}>
        <div className="connect-row">
          <ul className="connect-activity">
            {sessions.map((session) => (
              <SessionItem key={session.id} session={session} connectionId="c1" />
            ))}
          </ul>
        </div>
      </div>
      <ConnectionList showActivity />
      <ApplicationPicker searchFrom={1} />
      <RenameForm connection={connection} />
      <div className="connect-list">
        <ConnectionListEmpty />
      </div>
      <div className="connect-list">
        {[false, true].flatMap((isOffline) =>
          [false, true].map((isNotice) => (
            <LoadProblem
              key={`${isOffline} ${isNotice}`}
              error={error}
              title={strings.listFailed}
              isOffline={isOffline}
              isNotice={isNotice}
              isRetrying={isNotice}
              onRetry={async () => {}}
            />
          )),
        )}
        <ConnectionListSkeleton />
      </div>
      {isAsking && (
        <DisconnectDialog
          applicationName={name}
          accountName={account}
          isBusy={false}
          problem={strings.problems.network_error}
          onConfirm={nothing}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** A pseudo language: accents, 40 % longer than English, in brackets. Text outside brackets is not from the catalogue. */
export const Pseudo: Story = {
  globals: { locale: 'pseudo', direction: 'auto' },
  play: async (context) => {
    await meta.play(context);
    const names = ['LinkedIn', 'Salesforce', 'Notion', account, 'j@example.com', 'jane.doe', 'L', 'S', 'N'];
    const { startedAt, endsAt } = sessionIn('ended');
    names.push(
      'To post.',
      'Assistant',
      periodFormat('en').formatRange(Date.parse(startedAt), Date.parse(endsAt)),
    );
    await expect(textOutside(context.canvasElement, /\[.*\]/gsu, names)).toEqual([]);
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
