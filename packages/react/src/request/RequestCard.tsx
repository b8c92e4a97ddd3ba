'use client';
import type { ConnectionRequest } from '@kit/protocol';
import { forwardRef, useEffect, useId, useRef, type ReactElement } from 'react';
import { AttemptButton } from '../button/AttemptButton.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import { alert, check, Icon } from '../elements/Icon.tsx';
import { Root, useParts, useRootParts } from '../elements/parts.tsx';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { accountText } from '../list/AccountLabel.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useProblemText } from '../strings/useProblemText.ts';
import { useRequestStrings } from '../strings/useRequestStrings.ts';
import { langAttributes } from '../strings/useStrings.ts';
import { isOpen } from './requestQuery.ts';
import type { RequestBoxProps } from './RequestProblem.tsx';
import type { UseConnectionRequestResult } from './useConnectionRequest.ts';

interface RequestActionsProps {
  request: ConnectionRequest;
  result: UseConnectionRequestResult;
}

type RequestCardProps = RequestBoxProps & RequestActionsProps;

/** A request, with its buttons while it is open. */
export const RequestCard = forwardRef<HTMLElement, RequestCardProps>(function RequestCard(
  { request, result, ...props },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const [box, attach] = useMergedRef(ref);
  const titleId = useId();
  const strings = useRequestStrings();
  const { name, iconUrl } = useApplication(request.application);
  const { reason } = request;
  const isLive = isOpen(request);
  const title = useTitle(request, name);
  useFocusFallback(box); // the buttons vanish when the request ends
  useAnnounceChange(isLive, isLive && reason ? `${title} ${strings.requestReason} ${reason}` : title);

  return (
    <Root
      parts={parts}
      tag="section"
      name="request"
      baseClass="connect-request"
      attributes={{
        role: 'group',
        'aria-labelledby': titleId,
        tabIndex: -1,
        ...langAttributes(strings),
        ...rest,
        ref: attach,
        'data-state': request.status,
      }}
    >
      <p id={titleId} {...part('request-title', 'connect-request-title')}>
        {request.status === 'connected' ? (
          <Icon drawing={check} />
        ) : (
          <ApplicationAvatar name={name} iconUrl={iconUrl} />
        )}
        <span>{title}</span>
      </p>
      {isLive && (
        <>
          {reason && (
            <p {...part('request-reason')}>
              <span>{`${strings.requestReason} `}</span>
              <q dir="auto">{reason}</q>
            </p>
          )}
          <RequestActions request={request} result={result} />
        </>
      )}
    </Root>
  );
});

/** The question of an open request, or how it ended. */
function useTitle({ status, reconnects, choices, connection }: ConnectionRequest, name: string): string {
  const strings = useRequestStrings();
  switch (status) {
    case 'connected':
      return strings.requestConnected(name, connection ? accountText(connection) : '');
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
  const last = useRef(false);
  useEffect(() => {
    if (isLive === last.current) return;
    last.current = isLive;
    announce(text);
  }, [announce, isLive, text]);
}

/** The ways to answer an open request. */
function RequestActions({ request, result }: RequestActionsProps): ReactElement {
  const { choose, decline, popup, isBusy, problem } = result;
  const { application, choices, reconnects, status } = request;
  const { part } = useParts();
  const strings = useRequestStrings();
  const { name, iconUrl } = useApplication(application);
  const problemText = useProblemText(problem);
  const isStartedElsewhere = status === 'started' && popup.state === 'idle';
  const hasChoices = choices.length > 0;
  const isAnswering = isBusy && !popup.isBusy;

  return (
    <>
      {isStartedElsewhere && <p {...part('request-message', 'connect-message')}>{strings.requestStarted}</p>}
      {hasChoices && (
        <div {...part('request-choices', 'connect-actions')}>
          {choices.map((connection) => (
            <button
              key={connection.id}
              type="button"
              {...part('choice', 'connect-button')}
              aria-disabled={isAnswering}
              onClick={() => {
                if (!isAnswering) void choose(connection.id);
              }}
            >
              <span {...part('label', 'connect-truncate')}>
                {strings.chooseAccount(accountText(connection) || name)}
              </span>
            </button>
          ))}
        </div>
      )}
      <div {...part('request-actions', 'connect-actions')}>
        <div {...part('connect', 'connect-attempt')}>
          <AttemptButton
            type="button"
            popup={popup}
            applicationName={name}
            subject={name}
            variant={hasChoices ? 'outline' : 'solid'}
            size="medium"
            image={iconUrl && !hasChoices ? <ApplicationAvatar name={name} iconUrl={iconUrl} /> : undefined}
          >
            {reconnects
              ? strings.requestAgainAction
              : hasChoices
                ? strings.chooseAnother
                : strings.connect(name)}
          </AttemptButton>
        </div>
        <button
          type="button"
          {...part('decline', 'connect-button')}
          data-variant="plain"
          aria-disabled={isAnswering}
          onClick={() => {
            if (!isAnswering) void decline();
          }}
        >
          <span>{strings.notNow}</span>
        </button>
      </div>
      {problemText && (
        <p {...part('request-message', 'connect-message')} data-state="failed" role="alert">
          <Icon drawing={alert} />
          <span>{problemText}</span>
        </p>
      )}
    </>
  );
}
