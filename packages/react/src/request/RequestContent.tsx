'use client';
import type { AccountRequest } from '@kit/protocol';
import { useEffect, useId, useRef, type ReactElement } from 'react';
import { AttemptButton } from '../button/AttemptButton.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { check, Icon } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { accountText } from '../list/names.ts';
import { useApplication, useApplications } from '../picker/useApplications.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { consentText } from '../strings/buttonStrings.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import { useRequestStrings } from '../strings/useRequestStrings.ts';
import { isOpen } from './requestQuery.ts';
import type { UseConnectionRequestResult } from './useConnectionRequest.ts';

interface RequestContentProps {
  result: UseConnectionRequestResult;
  titleId: string;
}

/** The content of a request: the question and its buttons while it is open, how it ended, or why it cannot be read. */
export function RequestContent({ result, titleId }: RequestContentProps): ReactElement {
  const { part } = useParts();
  const strings = useRequestStrings();
  const { request, problem, isBusy, refetch } = result;
  const { name, iconUrl } = useApplication(request?.application ?? '');
  const isLive = isOpen(request);
  const title = useTitle(request, name);
  const reason = isLive && request?.reason;
  const problemText = useProblemText(isLive || !request ? problem : undefined);
  useAnnounceChange(isLive, reason ? `${title} ${strings.requestReason} ${reason}` : title);

  return (
    <>
      {request && (
        <p id={titleId} {...part('request-title', 'connect-request-title')}>
          {request.status === 'connected' ? (
            <Icon drawing={check} />
          ) : (
            <ApplicationAvatar name={name} iconUrl={iconUrl} />
          )}
          <span>{title}</span>
        </p>
      )}
      {reason && (
        <p {...part('request-reason')}>
          <span>{`${strings.requestReason} `}</span>
          <q dir="auto">{reason}</q>
        </p>
      )}
      {isLive && request && <RequestActions request={request} result={result} />}
      <Problem name="request-message" text={problemText} />
      {!request && <Action name="retry" text={strings.tryAgain} isBusy={isBusy} onPress={refetch} />}
    </>
  );
}

/** The question of an open request, or how it ended. */
function useTitle(request: AccountRequest | undefined, name: string): string {
  const strings = useRequestStrings();
  if (!request) return '';
  const { status, reconnects, choices, connection, permission } = request;
  const account = connection ?? choices[0];
  const accountName = account ? accountText(account) : '';
  const isOver = !isOpen(request);
  if (permission && isOver && status !== 'connected') return strings.permissionDeclined(name);
  if (permission) return (isOver ? strings.permissionGiven : strings.permissionTitle)(name, accountName);
  switch (status) {
    case 'connected':
      return strings.requestConnected(name, accountName);
    case 'declined':
      return strings.requestDeclined(name);
    case 'expired':
      return strings.requestExpired(name);
    case 'superseded':
      return strings.requestSuperseded(name);
    default:
      if (reconnects) return strings.requestAgain(name, accountText(reconnects));
      return choices.length > 0 ? strings.requestChoice(name) : strings.requestTitle(name);
  }
}

/** Announces an open request when it appears, and how it ended. A request that ended before is history. */
function useAnnounceChange(isLive: boolean, text: string): void {
  const announce = useAnnounce();
  const { isPending } = useApplications(); // until then, the name is a guess
  const wasLive = useRef(false);
  useEffect(() => {
    if (isPending || isLive === wasLive.current) return;
    wasLive.current = isLive;
    announce(text);
  }, [announce, isPending, isLive, text]);
}

/** The ways to answer an open request. */
function RequestActions({
  request: { application, choices, permission, reconnects, status },
  result: { choose, decline, popup, isBusy },
}: {
  request: AccountRequest;
  result: UseConnectionRequestResult;
}): ReactElement {
  const { part } = useParts();
  const strings = useRequestStrings();
  const entry = useApplication(application);
  const { name } = entry;
  const consentId = useId();
  const consent = permission || reconnects ? undefined : consentText(strings, entry);
  const isStartedElsewhere = status === 'started' && popup.state === 'idle' && !permission;
  const hasChoices = choices.length > 0;
  const isAnswering = isBusy && !popup.isBusy;
  const allow = permission === 'thread' ? strings.allowInConversation : strings.allowOnce;
  const answers = choices.map((connection) => (
    <Action
      key={connection.id}
      name="choice"
      text={permission ? allow : strings.chooseAccount(accountText(connection) || name)}
      isBusy={isAnswering}
      onPress={() => choose(connection.id)}
    />
  ));

  return (
    <>
      {isStartedElsewhere && <p {...part('request-message', 'connect-message')}>{strings.requestStarted}</p>}
      {hasChoices && !permission && <div {...part('request-choices', 'connect-actions')}>{answers}</div>}
      {consent && (
        <p id={consentId} {...part('consent', 'connect-message')} dir="auto">
          {consent}
        </p>
      )}
      <div {...part('request-actions', 'connect-actions')}>
        {permission ? (
          answers
        ) : (
          <div {...part('connect', 'connect-attempt')}>
            <AttemptButton
              type="button"
              popup={popup}
              applicationName={name}
              subject={name}
              variant={hasChoices ? 'outline' : 'solid'}
              size="medium"
              aria-describedby={consent && consentId}
            >
              {reconnects
                ? strings.requestAgainAction
                : hasChoices
                  ? strings.chooseAnother
                  : strings.connect(name)}
            </AttemptButton>
          </div>
        )}
        <Action name="decline" variant="plain" text={strings.notNow} isBusy={isAnswering} onPress={decline} />
      </div>
    </>
  );
}

interface ActionProps {
  name: 'choice' | 'decline' | 'retry';
  variant?: 'plain';
  text: string;
  isBusy: boolean;
  onPress: () => Promise<unknown>;
}

function Action({ name, variant, text, isBusy, onPress }: ActionProps): ReactElement {
  const { part } = useParts();
  return (
    <button
      type="button"
      {...part(name, 'connect-button')}
      data-variant={variant}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) void onPress();
      }}
    >
      <span {...part('label', 'connect-wrap')}>{text}</span>
    </button>
  );
}
