import { sessionEnds, type Connection } from '@kit/protocol';
import { useState, type ReactElement } from 'react';
import { SessionItem } from '../activity/SessionItem.tsx';
import { sessionIn } from '../activity/sessionIn.fixture.ts';
import { AttemptButton } from '../button/AttemptButton.tsx';
import { ConnectAccountButton } from '../button/ConnectAccountButton.tsx';
import { popupIn } from '../button/popupIn.fixture.ts';
import type { ClientError } from '../client/result.ts';
import { DisconnectDialog } from '../disconnect/DisconnectDialog.tsx';
import { LoadProblem } from '../elements/LoadProblem.tsx';
import { ConnectionList, ConnectionListEmpty, ConnectionListSkeleton } from '../list/ConnectionList.tsx';
import { ConnectionStatusBadge } from '../list/ConnectionStatusBadge.tsx';
import { LiveCard } from '../live/LiveCard.tsx';
import { liveIn } from '../live/liveIn.fixture.ts';
import { ApplicationPicker } from '../picker/ApplicationPicker.tsx';
import { RenameForm } from '../rename/RenameForm.tsx';
import { requestIn } from '../request/requestIn.fixture.ts';
import { RequestCard } from '../request/RequestCard.tsx';
import { langAttributes, useStrings } from './useStrings.ts';

/** The name of the account in every text. */
export const account = 'jane@example.com';

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
  popupIn('dismissed', true),
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
export function Everything({ help = 'Code?' }: { help?: string }): ReactElement {
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
      {[liveIn('live', { help }), liveIn('taken'), liveIn('unanswered')].map((result) => (
        <LiveCard key={result.status} result={result} />
      ))}
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
