import type { Connect } from '@kit/server';
import type { ReactElement } from 'react';
import { expectTypeOf, test } from 'vitest';
import {
  AccountAvatar,
  ApplicationPicker,
  consentText,
  ConnectAccountButton,
  ConnectionRequest,
  ConnectionRow,
  ConnectProvider,
  DisconnectButton,
  problemText,
  RelativeTime,
  useApplications,
  useConnectPopup,
  useConnectionRequest,
  useConnections,
  useDisconnect,
  useIdentityPopup,
  useRename,
  type ApplicationName,
  type AttemptEvent,
  type AttemptEventType,
  type ClientError,
  type Connection,
  type ConnectionStatus,
  type MessagePart,
  type Outcome,
  type RequestResponse,
  type Result,
  type Strings,
  type UseConnectPopupResult,
} from './index.ts';

declare module '@kit/react' {
  interface Register {
    connect: Connect<'linkedin' | 'notion'>;
  }
}

declare const connection: Connection;
const owner = { userId: 'ada' };

test('consentText takes a catalogue and an application, and showConsent a boolean', () => {
  expectTypeOf(consentText).returns.toEqualTypeOf<string | undefined>();
  expectTypeOf(consentText).parameter(1).toHaveProperty('consent').toEqualTypeOf<string | true | undefined>();
  // @ts-expect-error -- not a text
  void (<ConnectAccountButton application="linkedin" showConsent="no" />);
});

test('application names come from the registered server', () => {
  expectTypeOf<ApplicationName>().toEqualTypeOf<'linkedin' | 'notion'>();
  useConnectPopup({ application: 'notion' });
  // @ts-expect-error -- the server has no such application
  useConnectPopup({ application: 'myspace' });
  <ConnectAccountButton application="linkedin" />;
  // @ts-expect-error -- the server has no such application
  <ConnectAccountButton application="myspace" />;
});

test('the provider requires an owner and accepts typed options', () => {
  <ConnectProvider owner={owner} mode="popup" />;
  <ConnectProvider owner="page" baseUrl="/connect" />;
  // @ts-expect-error -- the owner is missing
  <ConnectProvider />;
  // @ts-expect-error -- an owner has a userId
  <ConnectProvider owner={{ id: 'ada' }} />;
  // @ts-expect-error -- not a mode
  <ConnectProvider owner={owner} mode="tab" />;
  <ConnectProvider owner={owner} onEvent={(event) => expectTypeOf(event).toEqualTypeOf<AttemptEvent>()} />;
});

test('components accept attributes of their element, class names of their parts, and render', () => {
  <ConnectAccountButton
    application="linkedin"
    variant="outline"
    size="small"
    disabled
    aria-label="Connect"
  />;
  // @ts-expect-error -- not a variant
  <ConnectAccountButton application="linkedin" variant="huge" />;
  <ConnectionRow connection={connection} classNames={{ row: 'row', dialog: 'dialog' }} />;
  // @ts-expect-error -- a row has no such part
  <ConnectionRow connection={connection} classNames={{ picker: 'picker' }} />;
  // @ts-expect-error -- the kit renders the children
  <ApplicationPicker>text</ApplicationPicker>;
  <DisconnectButton
    connection={connection}
    render={(props): ReactElement => {
      expectTypeOf(props.onClick).not.toBeAny();
      return <button {...props} />;
    }}
    onDisconnected={(gone) => expectTypeOf(gone).toEqualTypeOf<Connection>()}
  />;
});

test('custom rows are made of an avatar and a time', () => {
  <AccountAvatar connection={{ application: 'linkedin' }} className="icon" data-testid="icon" />;
  // @ts-expect-error -- an avatar shows an account
  <AccountAvatar application="linkedin" />;
  <RelativeTime
    at={connection.lastUsedAt}
    ago={(ago) => `Used ${ago}`}
    classNames={{ 'last-used': 'time' }}
  />;
  expectTypeOf(RelativeTime).parameter(0).toHaveProperty('at').toEqualTypeOf<string | undefined>();
  // @ts-expect-error -- a time is written as text
  <RelativeTime at={Date.now()} />;
  // @ts-expect-error -- the kit renders the children
  <RelativeTime at={connection.connectedAt}>now</RelativeTime>;
});

test('a request is named by its id, or by a part of a message', () => {
  const part: MessagePart = { type: 'text' };
  <ConnectionRequest requestId="id" classNames={{ decline: 'later' }} mode="redirect" />;
  <ConnectionRequest
    part={part}
    thread="chat"
    onResponse={(response) => expectTypeOf(response).toEqualTypeOf<RequestResponse>()}
  />;
  // @ts-expect-error -- the kit renders the children
  <ConnectionRequest requestId="id">text</ConnectionRequest>;

  const { request, status, connect, choose, problem } = useConnectionRequest({ part, thread: 'chat' });
  expectTypeOf(request?.choices).toEqualTypeOf<Connection[] | undefined>();
  expectTypeOf<'loading' | 'none' | 'failed' | 'open' | 'connected'>().toExtend<typeof status>();
  expectTypeOf(connect).returns.resolves.toEqualTypeOf<Outcome>();
  expectTypeOf(choose).parameters.toEqualTypeOf<[connectionId: string]>();
  expectTypeOf(problem).toEqualTypeOf<ClientError | undefined>();
});

/** The parts and the function of `useChat`, as both versions of the AI SDK declare them. */
declare const parts: (
  | { type: 'text'; text: string; state?: 'streaming' | 'done' }
  | { type: `tool-${string}`; toolCallId: string; state: 'input-streaming'; approval?: never; output?: never }
  | { type: 'dynamic-tool'; toolCallId: string; state: 'approval-requested'; approval: { id: string } }
)[];
declare function addToolApprovalResponse(response: {
  id: string;
  approved: boolean;
  reason?: string;
  options?: object;
}): void | PromiseLike<void>;

test('an AI SDK chat fits without a wrapper', () => {
  parts.map((part) => <ConnectionRequest key={part.type} part={part} onResponse={addToolApprovalResponse} />);
  expectTypeOf(parts).toExtend<MessagePart[]>();
});

test('hooks return named results', () => {
  const { connections, error } = useConnections();
  expectTypeOf(connections).toEqualTypeOf<Connection[]>();
  expectTypeOf(connections[0]?.status).toEqualTypeOf<ConnectionStatus | undefined>();
  expectTypeOf(error).toEqualTypeOf<ClientError | null>();
  expectTypeOf(useApplications().applications).toBeArray();
  expectTypeOf(useDisconnect().disconnect).toEqualTypeOf<(id: string) => Promise<Result<null>>>();
  expectTypeOf(useRename().rename).returns.resolves.toEqualTypeOf<Result<Connection>>();
});

test('a popup for an application returns the outcome, one for a URL whether it is open', () => {
  expectTypeOf(useConnectPopup({ application: 'linkedin' })).toEqualTypeOf<UseConnectPopupResult>();
  expectTypeOf<UseConnectPopupResult['open']>().returns.resolves.toEqualTypeOf<Outcome>();
  const popup = useIdentityPopup({ startUrl: '/start' });
  expectTypeOf(popup.open).returns.toBeBoolean();
  // @ts-expect-error -- useConnectPopup is the hook for an application
  useIdentityPopup({ application: 'linkedin' });
});

function readOutcome(outcome: Outcome) {
  switch (outcome.status) {
    case 'connected':
      return expectTypeOf(outcome.connection).toEqualTypeOf<Connection>();
    case 'blocked':
      return expectTypeOf(outcome.startUrl).toBeString();
    case 'failed':
      return expectTypeOf(outcome.code).toEqualTypeOf<ClientError['code']>();
    case 'cancelled':
    case 'expired':
      return expectTypeOf(outcome).not.toHaveProperty('connection');
  }
}

test('an outcome has the fields of its status', () => {
  expectTypeOf(readOutcome).parameter(0).toEqualTypeOf<Outcome>();
});

test('a snapshot has an outcome only when it has ended', () => {
  const popup = useConnectPopup({ application: 'linkedin' });
  if (popup.state === 'ended') expectTypeOf(popup.outcome).toEqualTypeOf<Outcome>();
  else expectTypeOf(popup.outcome).toEqualTypeOf<undefined>();
  if (popup.state === 'dismissed') expectTypeOf(popup.canRetry).toEqualTypeOf<true>();
});

function readEvent(event: AttemptEvent) {
  if (event.type === 'message.rejected') expectTypeOf(event.origin).toBeString();
  // @ts-expect-error -- only a rejected message has an origin
  return event.type === 'popup.opened' ? event.origin : undefined;
}

test('an event has the fields of its type', () => {
  expectTypeOf<AttemptEvent['type']>().toEqualTypeOf<AttemptEventType>();
  expectTypeOf(readEvent).parameter(0).toEqualTypeOf<AttemptEvent>();
});

test('messages for users come from a complete catalogue', () => {
  expectTypeOf(problemText).parameter(1).toExtend<{ code: ClientError['code'] }>();
  // @ts-expect-error -- every string is required
  const incomplete: Strings = { locale: 'nl' };
  expectTypeOf(incomplete).toEqualTypeOf<Strings>();
});
