import type { Connection } from '@kit/protocol';
import {
  ApplicationPicker,
  ConnectAccountButton,
  ConnectionActivity,
  ConnectionList,
  ConnectionRow,
  ConnectionStatusBadge,
  DisconnectButton,
  ReconnectButton,
  RenameForm,
  useConnections,
} from '@kit/react';
import { useLayoutEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { AgentAccess } from '../../packages/react/src/access/AgentAccess.tsx';
import { ApplicationAvatar } from '../../packages/react/src/elements/ApplicationAvatar.tsx';
import {
  ConnectionListEmpty,
  ConnectionListSkeleton,
} from '../../packages/react/src/list/ConnectionList.tsx';
import { RowMenuItems } from '../../packages/react/src/list/RowMenuItems.tsx';
import { SameAccountView } from '../../packages/react/src/list/SameAccountView.tsx';
import { DisconnectDialog } from '../../packages/react/src/disconnect/DisconnectDialog.tsx';
import { FileProblem } from '../../packages/react/src/elements/FileProblem.tsx';
import { LoadProblem } from '../../packages/react/src/elements/LoadProblem.tsx';
import { LiveCard } from '../../packages/react/src/live/LiveCard.tsx';
import { liveIn } from '../../packages/react/src/live/liveIn.fixture.ts';
import { popupIn } from '../../packages/react/src/button/popupIn.fixture.ts';
import { AttemptButton } from '../../packages/react/src/button/AttemptButton.tsx';
import { OwnTab } from '../../packages/react/src/button/OwnTab.tsx';
import { TileContent } from '../../packages/react/src/picker/ApplicationTile.tsx';
import { accountNamed, requestIn } from '../../packages/react/src/request/requestIn.fixture.ts';
import { RequestCard } from '../../packages/react/src/request/RequestCard.tsx';
import { useStrings } from '../../packages/react/src/strings/useStrings.ts';

const error = { code: 'network_error', message: '' } as const;
const nothing = () => {};
const failed = popupIn({ status: 'failed', ...error });
const waiting = popupIn('waiting');
const blocked = popupIn({ status: 'blocked', startUrl: '/' });

/** An account with this status. The default is the one that has a label and needs a new sign-in. */
function OneAccount({
  status = 'needs_attention',
  children,
}: {
  status?: Connection['status'];
  children: (connection: Connection) => ReactNode;
}) {
  const { connections } = useConnections();
  const connection = connections.find((each) => each.status === status);
  return connection ? children(connection) : null;
}

function SignIn() {
  const { connect } = useStrings();
  const of = { applicationName: 'Notion', subject: 'Notion', size: 'medium', type: 'button' } as const;
  return (
    <div className="specimen-stack">
      <ConnectAccountButton application="linkedin" />
      <div className="connect-attempt">
        <AttemptButton {...of} popup={failed} variant="outline">
          {connect('Notion')}
        </AttemptButton>
      </div>
      <div className="connect-attempt specimen-tile">
        <AttemptButton
          {...of}
          popup={waiting}
          variant="tile"
          contentComponent={TileContent}
          image={<ApplicationAvatar name="Notion" />}
        >
          Notion
        </AttemptButton>
      </div>
      <OneAccount>{(connection) => <ReconnectButton connection={connection} />}</OneAccount>
      <OwnTab popup={blocked} />
    </div>
  );
}

const noButton = { current: null };

/** The menu of a narrow row, in its place on the page instead of above it. */
function OpenMenu() {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector('[popover]')?.removeAttribute('popover'), []);
  return (
    <div ref={box} className="specimen-menu">
      <RowMenuItems id="menu" button={noButton} focused="first" onClose={nothing} onDisconnect={nothing} />
    </div>
  );
}

function Disconnect() {
  const strings = useStrings();
  return (
    <div className="specimen-stack">
      <OneAccount>{(connection) => <DisconnectButton connection={connection} />}</OneAccount>
      <DisconnectDialog
        applicationName="Notion"
        accountName="jane.doe"
        isBusy={false}
        problem={strings.problems.network_error}
        onConfirm={nothing}
        onCancel={nothing}
      />
    </div>
  );
}

const requests = [
  requestIn(
    'open',
    {
      reason: 'I need it to post your message.',
      choices: [accountNamed('jane@example.com'), accountNamed('sales@example.com')],
    },
    error,
  ),
  requestIn('failed', {}, error),
];

function Requests() {
  return (
    <div className="specimen-stack">
      {requests.map((result) => (
        <RequestCard key={result.status} result={result} />
      ))}
    </div>
  );
}

function LiveViews() {
  const help = 'Please enter the code from your phone.';
  return (
    <div className="specimen-stack">
      {[liveIn('live', { help }), liveIn('taken'), liveIn('unanswered')].map((result) => (
        <LiveCard key={result.status} variant="small" result={result} />
      ))}
    </div>
  );
}

function Placeholders() {
  const { listFailed } = useStrings();
  const problem = { error, title: listFailed, isOffline: false, isRetrying: false, onRetry: async () => {} };
  return (
    <div className="specimen-stack">
      <div className="connect-list">
        <ConnectionListSkeleton />
      </div>
      <div className="connect-list">
        <ConnectionListEmpty />
      </div>
      <div className="connect-list">
        <LoadProblem {...problem} isNotice={false} />
      </div>
      <div className="connect-list">
        <LoadProblem {...problem} isNotice />
      </div>
    </div>
  );
}

function Activity() {
  const connection = useConnections().connections.find(({ application }) => application === 'linkedin');
  return connection ? <ConnectionActivity connection={connection} /> : null;
}

const refresh = { popup: popupIn('idle'), error: undefined, start: nothing, finish: nothing, end: nothing };

function SameAccount() {
  return (
    <OneAccount>
      {(connection) => {
        const of = { connection, account: [connection, connection], onKeep: nothing };
        return (
          <div className="specimen-stack">
            <SameAccountView {...of} refresh={{ ...refresh, step: 'asking' }} />
            <SameAccountView {...of} refresh={{ ...refresh, step: 'disconnecting', error }} />
          </div>
        );
      }}
    </OneAccount>
  );
}

/** An example of each part type. */
export const specimens: Readonly<Record<string, ComponentType>> = {
  StatusPart: () => <ConnectionStatusBadge status="needs_attention" />,
  ButtonPart: SignIn,
  DisconnectPart: Disconnect,
  SameAccountPart: SameAccount,
  RenamePart: () => <OneAccount>{(connection) => <RenameForm connection={connection} />}</OneAccount>,
  AccessPart: () => (
    <>
      <OneAccount>{(connection) => <AgentAccess connection={connection} />}</OneAccount>
      <div className="connect-access">
        <FileProblem name="access-message" failures={1} load={() => {}} />
      </div>
    </>
  ),
  RowPart: () => (
    <div className="specimen-stack">
      <OneAccount>
        {(connection) => (
          <ul className="connect-list story-plain">
            <ConnectionRow connection={connection} showActivity showAgentAccess />
          </ul>
        )}
      </OneAccount>
      <OneAccount status="connected">
        {(connection) => (
          <ul className="connect-list story-plain">
            <ConnectionRow connection={connection} />
          </ul>
        )}
      </OneAccount>
      <OneAccount>
        {(connection) => (
          <ul className="connect-list story-plain story-narrow">
            <ConnectionRow connection={connection} />
          </ul>
        )}
      </OneAccount>
      <OpenMenu />
    </div>
  ),
  ActivityPart: Activity,
  RequestPart: Requests,
  LivePart: LiveViews,
  PlaceholderPart: Placeholders,
  ListPart: () => <ConnectionList />,
  PickerPart: () => <ApplicationPicker searchFrom={1} />,
};
